using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Embedded.Tables.Transactions;

/// <summary>
/// Azurite finds the keys of a transaction's actions by searching the decoded URL, so a key that holds such a piece of URL would make it
/// change another entity. The service itself reads them rightly; here they are refused, for the emulator's account only.
/// </summary>
internal static class EmulatorLimits
{
    private const string EmulatorAccount = "devstoreaccount1";
    private static readonly string[] Misread = ["',", "PartitionKey='", "RowKey='"];

    /// <exception cref="TableTransactionFailedException">400 InvalidInput: the emulator would misread a key.</exception>
    public static void Require(string account, TableTransactionAction[] actions)
    {
        if (account != EmulatorAccount)
        {
            return;
        }
        var index = Array.FindIndex(actions, action => IsMisread(action.Entity.PartitionKey) || IsMisread(action.Entity.RowKey));
        if (index >= 0)
        {
            throw new TableTransactionFailedException(new RequestFailedException(
                400,
                $"{index}:The storage emulator would take a key of this action for another one in a transaction. Send it by itself.",
                TableErrorCode.InvalidInput.ToString(),
                null));
        }
    }

    private static bool IsMisread(string? key) => key is not null && Misread.Any(piece => key.Contains(piece, StringComparison.OrdinalIgnoreCase));
}

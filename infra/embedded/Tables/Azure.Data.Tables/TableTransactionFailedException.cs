#nullable disable // as the real package's surface
using Embedded.Tables.Transactions;

namespace Azure.Data.Tables;

/// <summary>A transaction failed: none of its actions took effect.</summary>
#pragma warning disable CA1032 // The real one has this constructor only (and a retired serialization one).
public class TableTransactionFailedException : RequestFailedException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception from the answer to the action that failed.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            (requestFailedException ?? throw new ArgumentNullException(nameof(requestFailedException))).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException)
    {
        FailedTransactionActionIndex = FailedAction.Index(requestFailedException);
        foreach (var key in requestFailedException.Data.Keys)
        {
            Data[key] = requestFailedException.Data[key];
        }
    }

    /// <summary>The index of the action that failed; null when the service did not name one.</summary>
    public int? FailedTransactionActionIndex { get; }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Azure;

namespace Embedded.Tables.Transactions;

/// <summary>The index that the service puts before the message of a transaction's failure.</summary>
internal static partial class FailedAction
{
    public static int? Index(RequestFailedException failure) =>
        Prefix().Match(failure.Message) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^(\d{1,9}):")]
    private static partial Regex Prefix();
}

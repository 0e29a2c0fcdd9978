using System.Globalization;

namespace Embedded.Tables.Wire;

internal static class QueryOptions
{
    public static IEnumerable<KeyValuePair<string, string>> Of(string? filter, int? top)
    {
        if (!string.IsNullOrEmpty(filter))
        {
            yield return new("$filter", filter);
        }
        if (top is { } count)
        {
            yield return new("$top", count.ToString(CultureInfo.InvariantCulture));
        }
    }
}

using System.Text.RegularExpressions;
using Embedded.Tables.Entities;

namespace Embedded.Tables.Wire;

/// <summary>Paths below the account. Names and keys are escaped, so that none can reach another path.</summary>
internal static partial class TablePath
{
    public const string Tables = "Tables";
    public const string Batch = "$batch";

    public static string Table(string table) => $"Tables('{RequireTableName(table)}')";

    public static string Entities(string table) => Uri.EscapeDataString(table);

    public static string Query(string table) => $"{Uri.EscapeDataString(table)}()";

    public static string Entity(string table, string partitionKey, string rowKey) =>
        $"{Uri.EscapeDataString(table)}(PartitionKey='{Key(partitionKey, "partition key")}',RowKey='{Key(rowKey, "row key")}')";

    /// <exception cref="ArgumentException">Not a name that the service takes.</exception>
    public static string RequireTableName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return TableName().IsMatch(name)
            ? name
            : throw new ArgumentException("A table's name is 3 to 63 letters (a to z) and digits, and begins with a letter.", nameof(name));
    }

    private static string Key(string key, string what) =>
        Uri.EscapeDataString(EntityKey.Require(key, what).Replace("'", "''", StringComparison.Ordinal));

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex TableName();
}

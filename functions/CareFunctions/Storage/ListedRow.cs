using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace CareFunctions.Storage;

/// <summary>Keeps a row and its place in a list as one. The place is a second row of the same partition, a copy whose key is the list's name and the position, and is
/// written in the same transaction; so a page of the list is a range of keys, in order, however many rows there are. The row remembers the place it has.</summary>
internal static class ListedRow
{
    /// <summary>The property in which a row remembers its place.</summary>
    public const string Column = "ListedAs";

    /// <summary>The version of a row that was read.</summary>
    public static RowVersion VersionOf(TableEntity row) => new(row.ETag, row.GetString(Column));

    /// <summary>What adds a row and its place.</summary>
    public static TableTransactionAction[] Adding(TableEntity row, TableEntity? place) =>
    [
        new(TableTransactionActionType.Add, Placed(row, place)),
        .. Placing(place),
    ];

    /// <summary>What changes a row that is still of the version read, and its place.</summary>
    public static TableTransactionAction[] Changing(TableEntity row, TableEntity? place, RowVersion before, TableUpdateMode mode = TableUpdateMode.Replace) =>
    [
        new(mode == TableUpdateMode.Replace ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.UpdateMerge, Placed(row, place), before.Tag),
        .. Placing(place),
        .. before.ListedAs is { } left && left != place?.RowKey ? [Deleting(row.PartitionKey, left)] : Array.Empty<TableTransactionAction>(),
    ];

    /// <summary>What deletes a row that is still of the version read, and its place.</summary>
    public static TableTransactionAction[] Removing(TableEntity row)
    {
        var before = VersionOf(row);
        return
        [
            new(TableTransactionActionType.Delete, row, before.Tag),
            .. before.ListedAs is { } left ? [Deleting(row.PartitionKey, left)] : Array.Empty<TableTransactionAction>(),
        ];
    }

    /// <summary>The rows of a list in one partition, in order, read as far as they are taken.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="list">The list: the beginning of its keys, which ends with <c>|</c>.</param>
    /// <param name="after">The position to go on after; null for the beginning.</param>
    /// <param name="filters">Conditions on the rows' other properties.</param>
    /// <param name="atOnce">How many rows are asked for at a time.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async IAsyncEnumerable<Listed<T>> ReadAsync<T>(
        TableClient table, string partition, string list, string? after, IEnumerable<string> filters, int atOnce, Func<TableEntity, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // '}' comes right after '|'.
        var keys = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {list + after} and RowKey lt {list[..^1] + "}"}");
        await foreach (var row in table.QueryAsync<TableEntity>(string.Join(" and ", filters.Prepend(keys)), atOnce, cancellationToken: cancellationToken))
        {
            yield return new Listed<T>(row.RowKey[list.Length..], read(row));
        }
    }

    private static TableEntity Placed(TableEntity row, TableEntity? place)
    {
        row[Column] = place?.RowKey;
        return row;
    }

    private static TableTransactionAction[] Placing(TableEntity? place) =>
        place is null ? [] : [new(TableTransactionActionType.UpsertReplace, place)];

    private static TableTransactionAction Deleting(string partition, string key) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All);
}

using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Embedded.Tables.Entities;

namespace Embedded.Tables.Wire;

/// <summary>The operations on one table's entities, alone or in a transaction.</summary>
internal sealed class EntityRequests(string table)
{
    private static readonly KeyValuePair<string, string> NoEcho = new("Prefer", "return-no-content");

    public TableRequest Add(ITableEntity entity) => new(RequestMethod.Post, TablePath.Entities(table), 201, 204)
    {
        Headers = [NoEcho],
        Body = EntityWriter.Write(Required(entity)),
    };

    /// <param name="entity">What to write.</param>
    /// <param name="mode">What happens to properties that it does not name.</param>
    /// <param name="ifMatch">The version that must be stored; null to add the entity when it is not there.</param>
    public TableRequest Put(ITableEntity entity, TableUpdateMode mode, ETag? ifMatch) => new(
        mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"{mode} is not an update mode.", nameof(mode)),
        },
        TablePath.Entity(table, Required(entity).PartitionKey, entity.RowKey),
        204)
    {
        Headers = ifMatch is { } version ? [IfMatch(version)] : [],
        Body = EntityWriter.Write(entity),
    };

    /// <summary>A deletion. An entity that is not there is an answer when it is asked alone, and a failure within a transaction.</summary>
    public TableRequest Delete(string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, TablePath.Entity(table, partitionKey, rowKey), 204, 404)
        {
            Headers = [IfMatch(ifMatch == default ? ETag.All : ifMatch)],
        };

    public TableRequest Get(string partitionKey, string rowKey, IEnumerable<string>? select, params int[] expected) =>
        new(RequestMethod.Get, TablePath.Entity(table, partitionKey, rowKey), expected) { Query = Select(select).ToArray() };

    public TableRequest Query(string? filter, int? top, IEnumerable<string>? select, string? continuationToken) =>
        new(RequestMethod.Get, TablePath.Query(table), 200)
        {
            Query =
            [
                .. QueryOptions.Of(filter, top),
                .. Select(select),
                .. ContinuationToken.Query(continuationToken, "NextPartitionKey", "NextRowKey"),
            ],
        };

    private static IEnumerable<KeyValuePair<string, string>> Select(IEnumerable<string>? select)
    {
        var names = select?.Select(EntityProperty.RequireName).ToArray() ?? [];
        return names.Length == 0 ? [] : [KeyValuePair.Create("$select", string.Join(',', names))];
    }

    private static KeyValuePair<string, string> IfMatch(ETag version)
    {
        var text = version.ToString("H");
        return text.Any(char.IsControl)
            ? throw new ArgumentException("An ETag holds no control characters.")
            : KeyValuePair.Create("If-Match", text);
    }

    private static ITableEntity Required(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        EntityKey.Require(entity.PartitionKey, "partition key");
        EntityKey.Require(entity.RowKey, "row key");
        return entity;
    }
}

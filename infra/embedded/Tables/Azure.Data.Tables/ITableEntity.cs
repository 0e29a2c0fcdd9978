#nullable disable // as the real package's surface
namespace Azure.Data.Tables;

/// <summary>What every entity has. A class of one's own implements this and adds its properties.</summary>
public interface ITableEntity
{
    /// <summary>The partition: entities of one partition are stored together and can be changed in one transaction. At most 1 KiB.</summary>
    string PartitionKey { get; set; }

    /// <summary>The entity's identity within its partition. At most 1 KiB.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the entity. Set by the service; what is written here is not sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version that was read. Set by the service; compared only where it is passed as <c>ifMatch</c>.</summary>
    ETag ETag { get; set; }
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Azure.Data.Tables;

namespace Embedded.Tables.Entities;

/// <summary>Which properties of an entity class are stored, and under which names.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Known = new();

    private readonly Dictionary<string, PropertyInfo> _byStoredName = new(StringComparer.Ordinal);

    private EntityShape(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var isStored = property.GetIndexParameters().Length == 0
                && property.GetMethod is { IsPublic: true }
                && property.GetCustomAttribute<IgnoreDataMemberAttribute>() is null
                && property.Name is not (nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey)
                    or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag));
            if (isStored && !_byStoredName.TryAdd(StoredName(property), property))
            {
                throw new InvalidOperationException($"The class {type.Name} stores two properties under the name '{StoredName(property)}'.");
            }
        }
    }

    /// <summary>The properties besides the keys and what the service sets, by the name that they are stored under.</summary>
    public IReadOnlyDictionary<string, PropertyInfo> Properties => _byStoredName;

    public static EntityShape Of(Type type) => Known.GetOrAdd(type, key => new EntityShape(key));

    public static string StoredName(MemberInfo member) =>
        member.GetCustomAttribute<DataMemberAttribute>() is { Name: { Length: > 0 } name } ? name : member.Name;
}

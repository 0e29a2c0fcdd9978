#nullable disable // as the real package's surface
using System.Collections;
using Embedded.Tables.Entities;

namespace Azure.Data.Tables;

/// <summary>
/// An entity as a dictionary. Values are of the types that the service stores: <see cref="string"/>, <see cref="bool"/>,
/// <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="Guid"/>, <see cref="DateTimeOffset"/> or
/// <see cref="DateTime"/>, and <see cref="T:byte[]"/> or <see cref="BinaryData"/>. A null value is not stored.
/// </summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> _values;

    /// <summary>Creates an entity without keys.</summary>
    public TableEntity() => _values = [];

    /// <summary>Creates an entity with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>Creates an entity with a copy of the values, which may include <c>PartitionKey</c> and <c>RowKey</c>.</summary>
    public TableEntity(IDictionary<string, object> values) =>
        _values = values is null ? [] : new Dictionary<string, object>(values);

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString(EntityProperty.PartitionKey);
        set => _values[EntityProperty.PartitionKey] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString(EntityProperty.RowKey);
        set => _values[EntityProperty.RowKey] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(EntityProperty.Timestamp);
        set => _values[EntityProperty.Timestamp] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString(EntityProperty.ETag) is { } etag ? new ETag(etag) : default;
        set => _values[EntityProperty.ETag] = value.ToString();
    }

    /// <summary>How many properties there are, keys and what the service added included.</summary>
    public int Count => _values.Count;

    /// <summary>The properties' names.</summary>
    public ICollection<string> Keys => _values.Keys;

    ICollection<object> IDictionary<string, object>.Values => _values.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>A property's value; null when the entity has no such property.</summary>
    public object this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    /// <summary>A string; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public string GetString(string key) => Get<string>(key);

    /// <summary>The bytes of a binary property; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public byte[] GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : Get<byte[]>(key);

    /// <summary>A binary property; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public BinaryData GetBinaryData(string key) => this[key] is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    /// <summary>A truth value; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public bool? GetBoolean(string key) => GetValue<bool>(key);

    /// <summary>A point in time, in UTC; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public DateTime? GetDateTime(string key) =>
        this[key] is DateTimeOffset offset ? offset.UtcDateTime : GetValue<DateTime>(key);

    /// <summary>A point in time; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime time ? PropertyValue.ToUtc(time) : GetValue<DateTimeOffset>(key);

    /// <summary>A double; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public double? GetDouble(string key) => GetValue<double>(key);

    /// <summary>A GUID; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public Guid? GetGuid(string key) => GetValue<Guid>(key);

    /// <summary>A 32-bit number; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public int? GetInt32(string key) => GetValue<int>(key);

    /// <summary>A 64-bit number; null when it is absent.</summary>
    /// <exception cref="InvalidOperationException">The property has another type.</exception>
    public long? GetInt64(string key) => GetValue<long>(key);

    /// <inheritdoc/>
    public void Add(string key, object value) => _values.Add(key, value);

    /// <inheritdoc/>
    public void Clear() => _values.Clear();

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool Remove(string key) => _values.Remove(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object value) => _values.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => _values.Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _values.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_values).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_values).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    private T? GetValue<T>(string key) where T : struct => this[key] is { } value ? Cast<T>(key, value) : null;

    private T Get<T>(string key) where T : class => this[key] is { } value ? Cast<T>(key, value) : null;

    private static T Cast<T>(string key, object value) => value is T typed
        ? typed
        : throw new InvalidOperationException($"The property '{key}' is of type {value.GetType().Name}, not {typeof(T).Name}.");
}

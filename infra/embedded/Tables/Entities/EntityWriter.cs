using System.Buffers;
using System.Text.Json;
using Azure.Data.Tables;

namespace Embedded.Tables.Entities;

/// <summary>Entities as the JSON that the service takes.</summary>
internal static class EntityWriter
{
    /// <exception cref="NotSupportedException">A property has a type that the service has none for.</exception>
    /// <exception cref="ArgumentException">A property's name could be taken for something else, or a text is not well-formed.</exception>
    public static byte[] Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            PropertyValue.Write(json, EntityProperty.PartitionKey, entity.PartitionKey);
            PropertyValue.Write(json, EntityProperty.RowKey, entity.RowKey);
            if (entity is IDictionary<string, object?> values)
            {
                WriteDictionary(json, values);
            }
            else
            {
                WriteProperties(json, entity);
            }
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteDictionary(Utf8JsonWriter json, IDictionary<string, object?> values)
    {
        foreach (var (name, value) in values)
        {
            if (name is EntityProperty.PartitionKey or EntityProperty.RowKey || EntityProperty.IsSetByService(name))
            {
                continue;
            }
            if (name.Contains('@', StringComparison.Ordinal))
            {
                throw new ArgumentException($"'{name}' is not a property name: '@' marks what the protocol says about a property.");
            }
            PropertyValue.Write(json, name, value);
        }
    }

    private static void WriteProperties(Utf8JsonWriter json, ITableEntity entity)
    {
        foreach (var (name, property) in EntityShape.Of(entity.GetType()).Properties)
        {
            var value = property.GetValue(entity);
            PropertyValue.Write(json, name, value is Enum ? value.ToString() : value);
        }
    }
}

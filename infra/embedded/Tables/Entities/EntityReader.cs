using System.Reflection;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Embedded.Tables.Entities;

/// <summary>The service's JSON as entities.</summary>
internal static class EntityReader
{
    /// <exception cref="InvalidOperationException">The class cannot be made, or cannot hold a stored value.</exception>
    public static T Read<T>(JsonElement json) where T : class, ITableEntity
    {
        var entity = Create<T>();
        var shape = entity is IDictionary<string, object?> ? null : EntityShape.Of(typeof(T));
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            switch (name)
            {
                case EntityProperty.ETag:
                    entity.ETag = new ETag(member.Value.GetString()!);
                    break;
                case EntityProperty.PartitionKey:
                    entity.PartitionKey = member.Value.GetString();
                    break;
                case EntityProperty.RowKey:
                    entity.RowKey = member.Value.GetString();
                    break;
                case EntityProperty.Timestamp:
                    entity.Timestamp = PropertyValue.ReadTime(member.Value.GetString()!);
                    break;
                default:
                    if (!name.Contains('@', StringComparison.Ordinal) && !name.StartsWith(EntityProperty.ControlPrefix, StringComparison.Ordinal))
                    {
                        var type = json.TryGetProperty(name + EntityProperty.TypeSuffix, out var annotation) ? annotation.GetString() : null;
                        Set(entity, shape, name, PropertyValue.Read(member.Value, type));
                    }
                    break;
            }
        }
        return entity;
    }

    private static T Create<T>()
    {
        try
        {
            return Activator.CreateInstance<T>();
        }
        catch (MissingMethodException missing)
        {
            throw new InvalidOperationException($"The class {typeof(T).Name} cannot be read from a table: it has no public constructor without parameters.", missing);
        }
    }

    private static void Set(ITableEntity entity, EntityShape? shape, string name, object? value)
    {
        if (shape is null)
        {
            ((IDictionary<string, object?>)entity)[name] = value;
        }
        else if (value is not null && shape.Properties.TryGetValue(name, out var property) && property.SetMethod is { IsPublic: true })
        {
            property.SetValue(entity, Fit(value, property));
        }
    }

    private static object Fit(object value, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            _ when type.IsInstanceOfType(value) => value,
            string text when type.IsEnum && Enum.TryParse(type, text, ignoreCase: true, out var member) => member,
            DateTimeOffset time when type == typeof(DateTime) => time.UtcDateTime,
            byte[] bytes when type == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            int number when type == typeof(long) => (long)number,
            int number when type == typeof(double) => (double)number,
            _ => throw new InvalidOperationException(
                $"The property '{property.Name}' of {property.DeclaringType?.Name} is of type {type.Name} and cannot hold the stored {value.GetType().Name}."),
        };
    }
}

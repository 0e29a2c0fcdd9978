using System.Text.Json;

namespace Microsoft.DurableTask.Converters;

/// <summary>Converts by System.Text.Json.</summary>
public class JsonDataConverter : DataConverter
{
    private static readonly JsonSerializerOptions DefaultOptions = new() { IncludeFields = true };

    private readonly JsonSerializerOptions? options;

    /// <summary>Makes a converter; without options, System.Text.Json's own defaults with fields included (so that tuples survive).</summary>
    public JsonDataConverter(JsonSerializerOptions? options = null) => this.options = options ?? DefaultOptions;

    /// <summary>The converter with the default options.</summary>
    public static JsonDataConverter Default { get; } = new();

    /// <inheritdoc/>
    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), options);

    /// <inheritdoc/>
    public override object? Deserialize(string? data, Type targetType) => data is null ? null : JsonSerializer.Deserialize(data, targetType, options);
}

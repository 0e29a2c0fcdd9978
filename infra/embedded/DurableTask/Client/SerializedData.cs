using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>Data in its stored form.</summary>
public sealed class SerializedData
{
    /// <summary>Wraps stored data; the JSON converter is used when none is given.</summary>
    public SerializedData(string data, DataConverter? converter = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Value = data;
        Converter = converter ?? JsonDataConverter.Default;
    }

    /// <summary>The stored text.</summary>
    public string Value { get; }

    /// <summary>What converts it.</summary>
    public DataConverter Converter { get; }

    /// <summary>The data as a value.</summary>
    public T ReadAs<T>() => Converter.Deserialize<T>(Value);
}

using System.Text;
using Azure.Core.Serialization;
using Microsoft.DurableTask;

namespace Embedded.Functions.Durable;

/// <summary>Converts inputs, outputs and events with the worker's own serializer, as the real worker does: what an
/// application sets in <c>WorkerOptions.Serializer</c> or <c>JsonSerializerOptions</c> holds for orchestrations too.</summary>
internal sealed class WorkerDataConverter(ObjectSerializer serializer) : DataConverter
{
    public override string? Serialize(object? value) => value is null ? null : serializer.Serialize(value, value.GetType(), default).ToString();

    public override object? Deserialize(string? data, Type targetType)
    {
        if (data is null)
        {
            return null;
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(data), writable: false);
        return serializer.Deserialize(stream, targetType, CancellationToken.None);
    }
}

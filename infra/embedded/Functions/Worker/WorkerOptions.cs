using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the worker.</summary>
public class WorkerOptions
{
    /// <summary>Reads and writes JSON for triggers, bindings and HTTP bodies. Default: System.Text.Json with the
    /// <see cref="System.Text.Json.JsonSerializerOptions"/> configured in the container, names without regard to letter case.</summary>
    public ObjectSerializer? Serializer { get; set; }
}

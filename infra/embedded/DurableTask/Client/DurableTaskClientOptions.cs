using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>A client's settings.</summary>
public class DurableTaskClientOptions
{
    /// <summary>The version given to orchestrations that are started without one. Default: empty, unversioned.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>Converts inputs, outputs and events. Default: JSON.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;
}

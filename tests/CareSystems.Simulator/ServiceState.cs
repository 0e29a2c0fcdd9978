using System.Text.Json.Serialization;

namespace CareSystems.Simulator;

/// <summary>Where a service stands in a system.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceState>))]
public enum ServiceState
{
    /// <summary>Nothing is known of it.</summary>
    None,

    /// <summary>A contract is awarded.</summary>
    Awarded,

    /// <summary>It is paid.</summary>
    Active,

    /// <summary>It is suspended.</summary>
    Suspended,

    /// <summary>It is over.</summary>
    Ended,
}

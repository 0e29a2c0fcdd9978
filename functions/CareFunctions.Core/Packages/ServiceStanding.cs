using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Packages;

/// <summary>How a service of a case stands.</summary>
[JsonConverter(typeof(KebabCase<ServiceStanding>))]
public enum ServiceStanding
{
    /// <summary>It is arranged, and goes on.</summary>
    Open,

    /// <summary>It is interrupted.</summary>
    Suspended,

    /// <summary>It has ended, or ends on its last day.</summary>
    Ended,
}

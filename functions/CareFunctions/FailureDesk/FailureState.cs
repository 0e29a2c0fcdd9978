using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.FailureDesk;

/// <summary>Where an entry of the failure desk stands.</summary>
[JsonConverter(typeof(KebabCase<FailureState>))]
public enum FailureState
{
    /// <summary>Nobody has dealt with it.</summary>
    Open,

    /// <summary>Its message was put on its queue again.</summary>
    Replayed,

    /// <summary>A person, or the daily sweep, closed it.</summary>
    Closed,
}

using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Whether a route is accepted.</summary>
[JsonConverter(typeof(KebabCase<RouteAcceptance>))]
public enum RouteAcceptance
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Only for an urgent request (SOM-DOM-15).</summary>
    WhenUrgent,

    /// <summary>Never; the sender is told the right route.</summary>
    Never,

    /// <summary>It is not sourced but answered: what is asked for, or the right route, is told and nothing of the request is lost.</summary>
    Answered,
}

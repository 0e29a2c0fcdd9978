using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Rulebooks;

/// <summary>What may not begin before a gate is passed.</summary>
[JsonConverter(typeof(KebabCase<GateStage>))]
public enum GateStage
{
    /// <summary>The search for a provider: a referral waits.</summary>
    Search,

    /// <summary>The award: a referral goes ahead and is told what is to come.</summary>
    Award,

    /// <summary>The start of the service: likewise.</summary>
    Start,
}

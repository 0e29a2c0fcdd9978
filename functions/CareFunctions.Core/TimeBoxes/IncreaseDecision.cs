using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>What people decide about a temporary increase.</summary>
[JsonConverter(typeof(KebabCase<IncreaseDecision>))]
public enum IncreaseDecision
{
    /// <summary>Sourcing Care authorises it (SOM-INC-05).</summary>
    Authorise,

    /// <summary>Sourcing Care declines it.</summary>
    Decline,

    /// <summary>The Business Manager extends it (SOM-INC-06).</summary>
    Extend,

    /// <summary>Triage makes it long-term (SOM-INC-08).</summary>
    LongTerm,

    /// <summary>Triage ends it: the hours go back the day after the decision.</summary>
    End,
}

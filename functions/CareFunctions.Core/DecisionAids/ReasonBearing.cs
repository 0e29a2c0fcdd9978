using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.DecisionAids;

/// <summary>Which way a reason points. It points there by itself: another reason may weigh more.</summary>
[JsonConverter(typeof(KebabCase<ReasonBearing>))]
public enum ReasonBearing
{
    /// <summary>Towards yes.</summary>
    ForYes,

    /// <summary>Towards no.</summary>
    ForNo,

    /// <summary>Nowhere yet: the fact that the clause asks for is not known.</summary>
    NotKnown,

    /// <summary>Nowhere: the facts are known, and the clause leaves the decision to a person.</summary>
    LeftOpen,
}

using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.DecisionAids;

/// <summary>What a carer who intends to use alternative support chooses.</summary>
[JsonConverter(typeof(KebabCase<CarerChoice>))]
public enum CarerChoice
{
    /// <summary>To end the Support Plan and the authority's involvement.</summary>
    EndPlan,

    /// <summary>To keep the plan and arrange all of the support without the authority.</summary>
    KeepPlanArrangeAlone,

    /// <summary>To keep the plan and ask the authority to arrange, or help arrange, its support.</summary>
    KeepPlanAskAuthority,
}

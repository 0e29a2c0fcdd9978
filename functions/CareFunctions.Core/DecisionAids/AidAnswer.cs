using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.DecisionAids;

/// <summary>What a decision aid answers.</summary>
[JsonConverter(typeof(KebabCase<AidAnswer>))]
public enum AidAnswer
{
    /// <summary>Yes, by the clauses cited.</summary>
    Yes,

    /// <summary>No, by the clauses cited.</summary>
    No,

    /// <summary>The documents leave it open, two of their readings match, or a fact that matters is not known.</summary>
    AskAPerson,
}

using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>What a step that was waited for came to.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Values">What it says beyond that, by name.</param>
/// <param name="By">Who decided; null where no person did.</param>
/// <param name="LastDay">The last day of a clock.</param>
public sealed record StepResult(
    string Outcome,
    IReadOnlyDictionary<string, string> Values,
    DecidedBy? By = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? LastDay = null)
{
    /// <summary>The case was withdrawn or closed, or the person died, before the step came to anything.</summary>
    public const string CaseEnded = "case-ended";

    /// <summary>A result without values.</summary>
    /// <param name="outcome">The outcome.</param>
    public static StepResult Of(string outcome) => new(outcome, new Dictionary<string, string>());
}

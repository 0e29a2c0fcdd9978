using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using CareFunctions.Core.Tasks;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>Something that happens to a time box. Which members count depends on the kind.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When: for what a person does, the moment it was received, not the one at which it is applied.</param>
/// <param name="By">Who, for a decision, an extension and an amendment.</param>
/// <param name="Outcome">What was decided, or what settled it.</param>
/// <param name="LastDay">The new last day of an amendment, or of an extension to a date.</param>
public sealed record TimeBoxEvent(
    TimeBoxEventKind Kind,
    [property: JsonConverter(typeof(InstantJson))] Instant At,
    Decider? By = null,
    string? Outcome = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? LastDay = null);

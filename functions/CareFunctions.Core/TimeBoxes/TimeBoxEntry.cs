using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>What a person did to a time box, once it took effect.</summary>
/// <param name="Kind">A decision, an extension or an amendment.</param>
/// <param name="By">The person's stable identifier.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">What was decided; null for the others.</param>
/// <param name="LastDay">The last day afterwards; null where none is known.</param>
public sealed record TimeBoxEntry(
    TimeBoxEventKind Kind,
    string By,
    [property: JsonConverter(typeof(InstantJson))] Instant At,
    string? Outcome,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? LastDay);

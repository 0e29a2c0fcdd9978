using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.PenPictures;

/// <summary>That a procedure has come to a step that a confirmed pen picture answers.</summary>
/// <param name="TaskId">The step's task.</param>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Since">When the request came in: what was confirmed before went out for an earlier one. Null where an earlier version started the work.</param>
public sealed record AwaitedPenPicture(
    string TaskId, CaseReference Case, string Service, [property: JsonConverter(typeof(InstantJson))] Instant? Since);

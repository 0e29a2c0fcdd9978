using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Rulebooks;

/// <summary>The document a rulebook was made from.</summary>
/// <param name="Document">Its title.</param>
/// <param name="LastUpdated">The day it says it was last updated; null when it does not say.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record SourceDocument(
    string Document,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? LastUpdated,
    IReadOnlyList<string> Clauses);

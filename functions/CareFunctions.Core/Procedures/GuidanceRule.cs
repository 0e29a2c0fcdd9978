namespace CareFunctions.Core.Procedures;

/// <summary>A clause that is advice: shown with the tasks that name it and for its services.</summary>
/// <param name="Text">The advice.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="Services">The services it is for; null means all.</param>
public sealed record GuidanceRule(string Text, IReadOnlyList<string> Clauses, IReadOnlyList<string>? Services = null);

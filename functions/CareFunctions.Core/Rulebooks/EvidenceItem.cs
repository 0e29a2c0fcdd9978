namespace CareFunctions.Core.Rulebooks;

/// <summary>A piece of evidence that several services ask for, described once.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What it is.</param>
/// <param name="Where">Where it is recorded.</param>
/// <param name="AnyOf">The kinds of evidence that satisfy it; any one will do.</param>
/// <param name="Agreed">Whether it must be agreed and not merely finished.</param>
public sealed record EvidenceItem(string Id, string What, string Where, IReadOnlyList<string> AnyOf, bool Agreed = false);

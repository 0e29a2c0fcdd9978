namespace CareFunctions.Core.Procedures;

/// <summary>One thing in which a rulebook's edition differs from the one before.</summary>
/// <param name="Where">The file and entry, for example <c>somerset.procedures.yaml: arrange-home-care/find-provider</c>.</param>
/// <param name="Sentence">What differs.</param>
/// <param name="Widens">Whether it only adds: nothing that could be done or was limited before is gone or limited otherwise.</param>
public sealed record RulebookChange(string Where, string Sentence, bool Widens)
{
    /// <summary>The change as a line of a log.</summary>
    public override string ToString() => $"{Where}: {Sentence}";
}

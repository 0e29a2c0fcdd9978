namespace CareFunctions.Core.Tests.Register;

/// <summary>Where a rulebook cites a clause: the file, the entry by the ids on the way to it, and what sort of entry it is.</summary>
internal sealed record ClausePlace(string Clause, string File, string Entry, PlaceKind Kind)
{
    /// <summary>The procedure and step, for a step.</summary>
    public (string Procedure, string Step)? Step { get; init; }

    /// <summary>What a step does, where a clause lives in code, or why it is left to people.</summary>
    public string Detail { get; init; } = "";
}

namespace CareFunctions.Sweep;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Code">What kind: a code that does not change.</param>
/// <param name="Subject">What it is about: the id of a task or an instance. With the code it is the finding's identity, so it is put before the failure desk
/// once, on however many mornings it is found, and is closed there when it is not found any more.</param>
/// <param name="Sentence">What is wrong, and what to do. Ids and dates only.</param>
public sealed record SweepFinding(string Code, string Subject, string Sentence)
{
    /// <summary>Under which source it stands on the failure desk.</summary>
    public string Source { get; init; } = DailySweep.Source;
}

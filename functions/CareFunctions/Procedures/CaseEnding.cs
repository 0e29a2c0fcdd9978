namespace CareFunctions.Procedures;

/// <summary>That a case is over, as the event <see cref="Event"/> tells its running procedures and clocks.</summary>
/// <param name="Why">One of <c>withdrawn</c>, <c>closed</c>, <c>died</c> and <c>superseded</c>.</param>
/// <param name="By">Who or what said so, for the note; null where nobody did.</param>
/// <param name="At">When.</param>
public sealed record CaseEnding(string Why, string? By, DateTimeOffset At)
{
    /// <summary>The event's name. It is stored with running work, so it does not change.</summary>
    public const string Event = "case-ended";

    /// <summary>Another request took the place of the one that is told.</summary>
    public const string Superseded = "superseded";
}

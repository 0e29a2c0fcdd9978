namespace CareFunctions.TimeBoxes;

/// <summary>That what a clock watches for has come about elsewhere, as the event <see cref="Event"/> tells it.</summary>
/// <param name="Outcome">The clock's outcome.</param>
/// <param name="By">Who or what brought it about, for the note.</param>
/// <param name="Why">What came about, in a sentence.</param>
public sealed record ClockSettlement(string Outcome, string By, string Why)
{
    /// <summary>The event's name. It is stored with running clocks, so it does not change.</summary>
    public const string Event = "settled";
}

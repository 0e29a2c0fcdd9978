using CareFunctions.Core.Procedures;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Tests.TimeBoxes;

/// <summary>Clocks of every shape, with the roles that the tests' people hold.</summary>
internal static class SampleClocks
{
    private static readonly ClockRung[] WeekAndDay = [new(7, new LocalTime(9, 0)), new(0, new LocalTime(9, 0))];

    /// <summary>Held until a date, extended once by 14 days or moved; then it lapses.</summary>
    public static ClockRule Hold { get; } = new(
        "placement-hold",
        "Placement hold",
        new ClockLength(Until: "holdUntil"),
        ClockEnd.Lapses,
        new ClockDecision("Take the place or let it go by {lastDay}.", "sourcing-care", "sourcing-care-officer", ["taken", "let-go"],
            [new FieldRule("startDate", FieldType.Date, ["taken"])], NotByRequester: true),
        new ClockReminders(["sourcing-care", "triage"], WeekAndDay),
        ["SOM-BIN-16"],
        new ClockExtension("business-manager", "sourcing-care", Days: 14, Times: 1, NotByRequester: true),
        new ClockAmendment("sourcing-care", "sourcing-care-officer"));

    /// <summary>Six weeks after a change, then weekly for ever.</summary>
    public static ClockRule Review { get; } = new(
        "reduction-review",
        "Review after six weeks",
        new ClockLength(DaysAfter: 42),
        ClockEnd.GoesOn,
        new ClockDecision("Complete the review.", "operational-team", "triage-worker", ["completed"]),
        new ClockReminders(["operational-team"], WeekAndDay, new ClockEscalation(5, ["team-manager"])),
        ["SOM-RED-09"]);

    /// <summary>From the end of the service until it is deactivated, daily, with the sum.</summary>
    public static ClockRule EndWatch { get; } = new(
        "end-of-service-watch",
        "End of service",
        new ClockLength(Until: "endDate"),
        ClockEnd.GoesOn,
        new ClockDecision("Confirm that the service is deactivated.", "finance", "sourcing-care-officer", ["deactivated"]),
        new ClockReminders(["finance"], [new(0, new LocalTime(9, 0))], new ClockEscalation(1, ["finance", "sourcing-care"]), "weeklyRate"),
        ["SOM-DOM-18"]);

    /// <summary>Extended to a later date, by 20 days in all.</summary>
    public static ClockRule Court { get; } = new(
        "court-timescale",
        "The Court's timescale",
        new ClockLength(Until: "courtDate"),
        ClockEnd.GoesOn,
        new ClockDecision("Put the order to the Court.", "triage", "triage-worker", ["ordered"]),
        new ClockReminders(["triage"], WeekAndDay, new ClockEscalation(5, ["triage"])),
        ["SOM-COP-02"],
        new ClockExtension("sourcing-care-officer", "sourcing-care", To: ClockExtension.LaterDate, MostDays: 20));
}

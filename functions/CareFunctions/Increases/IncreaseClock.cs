using CareFunctions.Core.TimeBoxes;
using CareFunctions.Orchestration;
using CareFunctions.TimeBoxes;
using CareFunctions.Work;
using static CareFunctions.Increases.TemporaryIncreaseOrchestration;

namespace CareFunctions.Increases;

/// <summary>A running increase as every other clock is shown and registered.</summary>
internal static class IncreaseClock
{
    /// <summary>What happens when nobody decides.</summary>
    public const string Then = "If nobody decides, the hours go back the day after: SWIFT is amended, Triage and the provider are told.";

    private const string Clock = "temporary-increase";

    public static RunningWork Registered(TemporaryIncrease increase, DateTimeOffset since) => new()
    {
        InstanceId = increase.InstanceId,
        Case = increase.Case,
        Kind = increase.State == IncreaseState.Running ? RunningWorkKind.Clock : RunningWorkKind.Procedure,
        Id = Clock,
        Service = increase.Service,
        Request = "increase",
        Since = since,
        LastDay = increase.Days?.LastDay,
        WaitingFor = increase.State == IncreaseState.Running ? increase.Rules.LongTerm.AuthorisedBy : increase.Rules.Temporary.AuthorisedBy,
    };

    public static ClockStatus StatusOf(TemporaryIncrease increase, IReadOnlyList<Reminder> reminders) => new(
        Clock,
        "Temporary increase",
        increase.Case,
        increase.Rules.LongTerm.AuthorisedBy,
        "triage",
        Text($"Decide whether {increase.HoursPerWeek:0.##} hours a week more become long-term."),
        increase.Days!.FirstDay,
        increase.Days.LastDay,
        reminders is [var next, ..] ? next.At.ToDateTimeOffset() : null,
        Then,
        increase.Extensions,
        [Clause.TriageLongTerm, Clause.BusinessManagerExtension, Clause.TwoWeeks]);
}

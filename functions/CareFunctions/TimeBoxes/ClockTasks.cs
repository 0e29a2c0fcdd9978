using CareFunctions.Core.TimeBoxes;
using CareFunctions.Orchestration;
using CareFunctions.Staff;
using CareFunctions.Tasks;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.TimeBoxes;

/// <summary>The tasks of a clock: to decide it, and where its rule provides for it, to extend it and to move its last day.</summary>
internal sealed class ClockTasks(CaseSteps steps, TimeBoxStart start, ClockWords words)
{
    // Stored with open tasks and their answers: they do not change.
    private const string ExtendOutcome = "extend";
    private const string AmendOutcome = "amend";

    private ClockRule Clock => start.Clock;

    /// <summary>The clauses that the clock rests on.</summary>
    public IReadOnlyList<string> Clauses => [.. start.Clauses.Concat(Clock.Clauses).Distinct(StringComparer.Ordinal)];

    public OpenTaskRequest Decide(TimeBox box) => Of(TaskKinds.DecideClock, "decide", Clock.Decide.Owner, Clock.Decide.By, box) with
    {
        Title = words.Decide(box),
        Outcomes = Clock.Decide.Outcomes,
        Fields = [.. (Clock.Decide.Fields ?? []).Select(field => TaskField.From(field, Clock.Decide.Outcomes))],
        NotBy = Clock.Decide.NotByRequester ? start.RequestedBy : null,
        AnsweredBy = Clock.Decide.AnsweredBy ?? [],
    };

    public OpenTaskRequest Extend(TimeBox box, int number)
    {
        var rule = Clock.Extend!;
        return Of(TaskKinds.ExtendClock, FormattableString.Invariant($"extend-{number}"), rule.Owner, rule.By, box) with
        {
            Title = words.Extend(box),
            Outcomes = [ExtendOutcome],
            Fields = rule.Days is null ? [LastDay(ExtendOutcome)] : [],
            NotBy = rule.NotByRequester ? start.RequestedBy : null,
            AnsweredBy = [.. (rule.AnsweredBy ?? []).Select(answer => answer with { Outcome = ExtendOutcome })],
        };
    }

    public OpenTaskRequest Amend(TimeBox box, int number)
    {
        var rule = Clock.Amend!;
        return Of(TaskKinds.AmendClock, FormattableString.Invariant($"amend-{number}"), rule.Owner, rule.By, box) with
        {
            Title = words.Amend(box),
            Outcomes = [AmendOutcome],
            Fields = [LastDay(AmendOutcome)],
            AnsweredBy = [.. (rule.AnsweredBy ?? []).Select(answer => answer with { Outcome = AmendOutcome })],
        };
    }

    /// <summary>What a task says of the clock's days, which its decision is held against.</summary>
    public IReadOnlyDictionary<string, string> Facts(TimeBox box)
    {
        var facts = new Dictionary<string, string>
        {
            ["clock"] = Clock.Name,
            ["firstDay"] = ClockWords.Iso(box.FirstDay),
            ["lastDay"] = box.LastDay is { } last ? ClockWords.Iso(last) : "not known",
        };
        if (start.Values.TryGetValue("provider", out var provider))
        {
            facts["provider"] = provider;
        }

        if (Clock.Extend?.MostDays is { } most)
        {
            facts["daysLeftToExtend"] = FormattableString.Invariant($"{most - box.DaysExtended}");
        }

        return facts;
    }

    /// <summary>By when a task is due: the end of the last day, or the next reminder where none is known.</summary>
    public static DateTimeOffset? DueAt(TimeBox box) => (box.EndsAt ?? box.NextReminder?.At)?.ToDateTimeOffset();

    /// <summary>From when on nothing can be decided any more; <see langword="null"/> for a clock that goes on.</summary>
    public DateTimeOffset? ExpiresAt(TimeBox box) => Clock.AtEnd == ClockEnd.Lapses ? box.EndsAt?.ToDateTimeOffset() : null;

    private OpenTaskRequest Of(string kind, string step, string owner, string role, TimeBox box) => steps.Task(kind, step) with
    {
        Team = start.NameOf(owner),
        Role = StaffRole.FromRulebook(role),
        Clauses = Clauses,
        Facts = Facts(box),
        DueAt = DueAt(box),
        ExpiresAt = ExpiresAt(box),
        Next = words.Then(box),
    };

    private static TaskField LastDay(string outcome) => new(ClockRule.LastDayField, TaskFieldType.Date, [outcome]);
}

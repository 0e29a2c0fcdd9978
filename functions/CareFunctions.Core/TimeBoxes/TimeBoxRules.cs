using CareFunctions.Core.Calendar;
using CareFunctions.Core.Tasks;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>
/// How time boxes move. Pure; with the same arguments it gives the same outcome. What a person does counts by the instant it was received: before
/// <see cref="TimeBox.EndsAt"/> it is in time; at it or later it is late: refused by a clock that lapses, done and recorded as late by one that goes on. A lapse
/// only takes effect at that instant or later. So of a decision and a lapse exactly one wins, and of two decisions the one that is applied first.
/// </summary>
/// <param name="clock">The rule.</param>
/// <param name="workingDays">The days on which reminders go out.</param>
public sealed class TimeBoxRules(ClockRule clock, WorkingDays workingDays)
{
    private string Clause => clock.Clauses[0];

    /// <summary>Begins a time box. One that lapses, and whose last day is over already, has lapsed when it begins.</summary>
    /// <param name="firstDay">The first day that counts.</param>
    /// <param name="lastDay">The last day, where a date gives it; ignored where the rule has a number of days.</param>
    /// <param name="requestedBy">The identifier of whoever asked for the work, or null.</param>
    /// <param name="now">Now.</param>
    public TimeBoxOutcome Start(LocalDate firstDay, LocalDate? lastDay, string? requestedBy, Instant now)
    {
        var length = clock.Length;
        var last = length.Days is { } days ? firstDay.PlusDays(days - 1)
            : length.DaysAfter is { } after ? firstDay.PlusDays(after)
            : length.WorkingDays is { } working ? workingDays.Add(firstDay, working)
            : length.DateValue is null ? null : lastDay;
        var box = Rearmed(new TimeBox(firstDay, null, null, requestedBy, TimeBoxState.Running, null, 0, 0, [], []), last, now);
        if (clock.AtEnd == ClockEnd.Lapses && now >= box.EndsAt)
        {
            return Lapse(box, $"Its last day, {Iso(last!.Value)}, was over before it began: it ends at once.");
        }

        return Done(box, TimeBoxCodes.Started, last is { } known
            ? $"It runs to the end of {Iso(known)}."
            : "It has no last day yet: it runs until somebody decides.");
    }

    /// <summary>Moves a time box on.</summary>
    /// <param name="box">The time box as it stands.</param>
    /// <param name="happened">What happens.</param>
    /// <exception cref="ArgumentException">Something that a person does says neither who nor, for a decision, what.</exception>
    public TimeBoxOutcome Apply(TimeBox box, TimeBoxEvent happened)
    {
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Kind switch
        {
            TimeBoxEventKind.Decision => Decide(box, happened),
            TimeBoxEventKind.Extension => Extend(box, happened),
            TimeBoxEventKind.Amendment => Amend(box, happened),
            TimeBoxEventKind.ReminderDue => Remind(box, happened.At),
            TimeBoxEventKind.Expiry => Expire(box, happened.At),
            TimeBoxEventKind.CaseEnded => EndFromOutside(box, TimeBoxState.CaseEnded, ClockRule.CaseEnded, TimeBoxCodes.CaseEnded, "Its case ended, and the clock with it."),
            _ => EndFromOutside(
                box, TimeBoxState.Settled, happened.Outcome ?? throw new ArgumentException("What settled it is not said.", nameof(happened)), TimeBoxCodes.Settled, "What it waited for came about."),
        };
    }

    private TimeBoxOutcome Decide(TimeBox box, TimeBoxEvent happened)
    {
        var by = By(happened);
        var outcome = happened.Outcome ?? throw new ArgumentException("A decision says what is decided.", nameof(happened));
        if (!clock.Decide.Outcomes.Contains(outcome, StringComparer.Ordinal))
        {
            return Refused(box, TimeBoxCodes.NoSuchOutcome, $"It can be decided as {string.Join(", ", clock.Decide.Outcomes)}.");
        }

        if (NotEntitled(box, by, clock.Decide.By, clock.Decide.NotByRequester) is { } refused)
        {
            return refused;
        }

        if (box.State == TimeBoxState.Decided && box.Outcome == outcome)
        {
            return Refused(box, TimeBoxCodes.Repeated, "The same has been decided already; it stands.");
        }

        if (OverOrLate(box, happened.At) is { } settled)
        {
            return settled;
        }

        var late = IsLate(box, happened.At);
        var decided = Entered(box, happened, by) with { State = TimeBoxState.Decided, Outcome = outcome, Reminders = [] };
        return Done(decided, TimeBoxCodes.Decided, $"Decided: {outcome}.", late);
    }

    private TimeBoxOutcome Extend(TimeBox box, TimeBoxEvent happened)
    {
        var by = By(happened);
        if (clock.Extend is not { } rule)
        {
            return Refused(box, TimeBoxCodes.NotProvided, "Nobody may extend it.");
        }

        if (NotEntitled(box, by, rule.By, rule.NotByRequester) is { } refused)
        {
            return refused;
        }

        if (Repeats(box, happened, by))
        {
            return Refused(box, TimeBoxCodes.Repeated, "The same extension has been made already; it stands.");
        }

        if (OverOrLate(box, happened.At) is { } settled)
        {
            return settled;
        }

        if (box.Extensions >= rule.Times)
        {
            return Refused(box, TimeBoxCodes.AlreadyExtended, $"It may be extended {rule.Times} time(s), and has been.");
        }

        var to = rule.Days is { } days ? box.LastDay?.PlusDays(days) : happened.LastDay;
        if (to is not { } last)
        {
            return Refused(box, TimeBoxCodes.DateMissing, rule.Days is null ? "An extension says to which day." : "It has no last day to extend.");
        }

        if (last <= box.LastDay || last < box.FirstDay)
        {
            return Refused(box, TimeBoxCodes.NotLater, $"An extension is to a later day than {Iso(box.LastDay ?? box.FirstDay)}.");
        }

        var added = box.LastDay is { } former ? Period.DaysBetween(former, last) : 0;
        if (box.DaysExtended + added > rule.MostDays)
        {
            return Refused(box, TimeBoxCodes.AlreadyExtended, $"All extensions together may add {rule.MostDays} days, of which {box.DaysExtended} are used.");
        }

        var late = IsLate(box, happened.At);
        var extended = Rearmed(box, last, happened.At) with { Extensions = box.Extensions + 1, DaysExtended = box.DaysExtended + added };
        return Done(Entered(extended, happened, by), TimeBoxCodes.Extended, $"Extended to the end of {Iso(last)}.", late);
    }

    private TimeBoxOutcome Amend(TimeBox box, TimeBoxEvent happened)
    {
        var by = By(happened);
        if (clock.Amend is not { } rule)
        {
            return Refused(box, TimeBoxCodes.NotProvided, "Nobody may move its last day.");
        }

        if (NotEntitled(box, by, rule.By, notByRequester: false) is { } refused)
        {
            return refused;
        }

        if (OverOrLate(box, happened.At) is { } settled)
        {
            return settled;
        }

        if (happened.LastDay is not { } last)
        {
            return Refused(box, TimeBoxCodes.DateMissing, "An amendment says the new last day.");
        }

        if (last == box.LastDay)
        {
            return Refused(box, TimeBoxCodes.Repeated, "That is its last day already.");
        }

        if (last < box.FirstDay)
        {
            return Refused(box, TimeBoxCodes.BeforeFirstDay, $"It began on {Iso(box.FirstDay)}: it cannot end before.");
        }

        var late = IsLate(box, happened.At);
        return Done(Entered(Rearmed(box, last, happened.At), happened, by), TimeBoxCodes.Amended, $"Its last day is {Iso(last)} now.", late);
    }

    // Of several that are due (the application was down), the latest goes out: it says all that the earlier ones would.
    private TimeBoxOutcome Remind(TimeBox box, Instant at)
    {
        if (box.Closed)
        {
            return Refused(box, TimeBoxCodes.Contradicts, "It is over: nobody is reminded of it.");
        }

        if (clock.AtEnd == ClockEnd.Lapses && IsLate(box, at))
        {
            return Refused(box, TimeBoxCodes.Late, "Its last day is over: it ends instead.", late: true);
        }

        var due = box.Reminders.TakeWhile(reminder => reminder.At <= at).ToList();
        if (due is not [.., var latest])
        {
            return Refused(box, TimeBoxCodes.TooEarly, "No reminder is due.");
        }

        var next = box with
        {
            Reminders = latest.Escalates
                ? [ClockLadder.NextEscalation(clock, LocalDate.Max(latest.Day, LondonCalendar.DateAt(at)), box.LastDay, workingDays)]
                : [.. box.Reminders.Skip(due.Count)],
        };
        return Done(next, TimeBoxCodes.Reminded, "A reminder goes out.") with { Reminder = latest };
    }

    private TimeBoxOutcome Expire(TimeBox box, Instant at)
    {
        if (box.Closed)
        {
            return Refused(box, box.State == TimeBoxState.Lapsed ? TimeBoxCodes.Repeated : TimeBoxCodes.Contradicts, "It is over already.");
        }

        if (clock.AtEnd == ClockEnd.GoesOn || box.EndsAt is not { } ends)
        {
            return Refused(box, TimeBoxCodes.NeverLapses, "It does not end by itself.");
        }

        return at < ends
            ? Refused(box, TimeBoxCodes.TooEarly, $"It runs to the end of {Iso(box.LastDay!.Value)}.")
            : Lapse(box, $"Nobody decided by the end of {Iso(box.LastDay!.Value)}.");
    }

    private TimeBoxOutcome EndFromOutside(TimeBox box, TimeBoxState state, string outcome, string code, string sentence) => box.Closed
        ? Refused(box, box.State == state ? TimeBoxCodes.Repeated : TimeBoxCodes.Contradicts, "It is over already.")
        : Done(box with { State = state, Outcome = outcome, Reminders = [] }, code, sentence);

    private TimeBoxOutcome Lapse(TimeBox box, string sentence) =>
        Done(box with { State = TimeBoxState.Lapsed, Outcome = ClockRule.Lapsed, Reminders = [] }, TimeBoxCodes.Lapsed, sentence);

    private TimeBoxOutcome? NotEntitled(TimeBox box, Decider by, string role, bool notByRequester)
    {
        if (!by.Roles.Contains(role, StringComparer.Ordinal))
        {
            return Refused(box, TimeBoxCodes.WrongRole, $"Only the role {role} may do this.");
        }

        return notByRequester && by.Id == box.RequestedBy
            ? Refused(box, TimeBoxCodes.OwnRequest, "Nobody decides on a request of their own: ask a colleague with the same role.")
            : null;
    }

    private TimeBoxOutcome? OverOrLate(TimeBox box, Instant at) => box.State switch
    {
        TimeBoxState.Lapsed => Refused(box, TimeBoxCodes.Late, $"It ended at the end of {Iso(box.LastDay!.Value)}, before this.", late: true),
        TimeBoxState.Running when clock.AtEnd == ClockEnd.Lapses && IsLate(box, at) =>
            Refused(box, TimeBoxCodes.Late, $"It ran to the end of {Iso(box.LastDay!.Value)}, and this came after it.", late: true),
        TimeBoxState.Running => null,
        _ => Refused(box, TimeBoxCodes.Contradicts, $"It is over already: {box.Outcome}. That stands."),
    };

    private static bool Repeats(TimeBox box, TimeBoxEvent happened, Decider by) =>
        box.Entries.Any(entry => entry.Kind == happened.Kind && entry.By == by.Id && entry.At == happened.At
            && (happened.LastDay is null || entry.LastDay == happened.LastDay));

    private static bool IsLate(TimeBox box, Instant at) => at >= box.EndsAt;

    private TimeBox Rearmed(TimeBox box, LocalDate? lastDay, Instant now) => box with
    {
        LastDay = lastDay,
        EndsAt = lastDay is { } last ? LondonCalendar.EndOf(last) : null,
        Reminders = ClockLadder.From(clock, box.FirstDay, lastDay, now, workingDays),
    };

    private static TimeBox Entered(TimeBox box, TimeBoxEvent happened, Decider by) => box with
    {
        Entries = [.. box.Entries, new TimeBoxEntry(happened.Kind, by.Id, happened.At, happened.Outcome, box.LastDay)],
    };

    private static Decider By(TimeBoxEvent happened) =>
        happened.By ?? throw new ArgumentException("What a person does says who did it.", nameof(happened));

    private TimeBoxOutcome Done(TimeBox next, string code, string sentence, bool late = false) => new(next, true, code, sentence, Clause, late);

    private TimeBoxOutcome Refused(TimeBox box, string code, string sentence, bool late = false) => new(box, false, code, sentence, Clause, late);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}

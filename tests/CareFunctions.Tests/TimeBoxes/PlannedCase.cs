using CareFunctions.Core.Tests.TimeBoxes;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Core.Tasks;

namespace CareFunctions.Tests.TimeBoxes;

/// <summary>What people will do about one clock in a year, and what must come of it by the plain telling.</summary>
internal sealed class PlannedCase
{
    private readonly List<PlannedAct> _acts = [];
    private readonly PlainTimeBox _plain;
    private readonly Dictionary<string, int> _opened = new() { [TaskKinds.ExtendClock] = 1, [TaskKinds.AmendClock] = 1 };
    private bool _overdueNoted;

    public PlannedCase(int number, ClockRule clock, Random random, DateTime yearBegins)
    {
        (Number, Clock) = (number, clock);
        var begins = yearBegins.AddDays(random.Next(0, 300)).AddHours(random.Next(8, 17));
        FirstDay = PlainTimeBox.DayOf(begins).AddDays(random.Next(-3, 10));
        LastDay = clock.Length.DateValue is null || random.Next(10) == 0 ? null : FirstDay.AddDays(random.Next(-2, 60));
        Begins = begins;
        Plan(random, new PlainTimeBox(clock, FirstDay, LastDay, "requester", begins));
        _plain = new PlainTimeBox(clock, FirstDay, LastDay, "requester", begins);
    }

    public int Number { get; }

    public ClockRule Clock { get; }

    public DateTime Begins { get; }

    public DateOnly FirstDay { get; }

    public DateOnly? LastDay { get; }

    public IReadOnlyList<PlannedAct> Acts => _acts;

    public string Reference => FormattableString.Invariant($"SOM-{200_000 + Number}");

    public string InstanceId => FormattableString.Invariant($"clock-{Number:D5}");

    public SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Reminders { get; } = new(StringComparer.Ordinal);

    /// <summary>By the end of the year: its outcome, or null while it runs.</summary>
    public string? Outcome => _plain.Outcome;

    /// <summary>Follows the plan through to the end of the year.</summary>
    public void Foretell(DateTime yearEnds)
    {
        Notes.Add("started");
        if (_plain.Over is not null)
        {
            Notes.Add("lapsed");
        }

        foreach (var act in _acts.Where(act => act.At < yearEnds))
        {
            PassTo(act.At);
            act.Counts = Apply(act);
            PassTo(act.At);
        }

        PassTo(yearEnds);
    }

    private void Plan(Random random, PlainTimeBox untouched)
    {
        var at = Begins;
        for (var left = random.Next(0, 5); left > 0; left--)
        {
            at = Later(random, at, untouched);
            DateOnly? day = random.Next(3) == 0 ? untouched.LastDay : (untouched.LastDay ?? FirstDay).AddDays(random.Next(-5, 40));
            var kind = (left == 1 ? random.Next(2) : random.Next(4)) switch
            {
                0 => TaskKinds.DecideClock,
                1 when random.Next(10) == 0 => "case-ended",
                1 when random.Next(10) == 0 => "settled",
                1 => TaskKinds.DecideClock,
                2 => TaskKinds.ExtendClock,
                _ => TaskKinds.AmendClock,
            };
            _acts.Add(new PlannedAct(at, kind, kind == TaskKinds.AmendClock || (kind == TaskKinds.ExtendClock && Clock.Extend?.To is not null) ? day : null));
        }

        // Most are decided before the year is over.
        if (random.Next(20) > 0)
        {
            _acts.Add(new PlannedAct((at > Begins.AddDays(50) ? at : Begins.AddDays(50)).AddDays(1).AddHours(1), TaskKinds.DecideClock, null));
        }
    }

    // Some hours or days on, or at the very edge of its end.
    private static DateTime Later(Random random, DateTime at, PlainTimeBox untouched)
    {
        var edge = untouched.EndsAt is { } ends && random.Next(4) == 0 ? ends.AddSeconds(random.Next(-1, 2)) : DateTime.MinValue;
        return edge > at ? edge : at.AddMinutes(5 * random.Next(1, 6000));
    }

    private bool Apply(PlannedAct act)
    {
        var code = act.Kind switch
        {
            TaskKinds.DecideClock => _plain.Decide("officer", Clock.Decide.By, Clock.Decide.Outcomes[0], act.At),
            TaskKinds.ExtendClock => _plain.Extend("officer", Clock.Extend?.By ?? "", act.LastDay, act.At),
            TaskKinds.AmendClock => _plain.Amend(Clock.Amend?.By ?? "", act.LastDay, act.At),
            "case-ended" => _plain.EndFromOutside("case-ended", "case-ended"),
            _ => _plain.EndFromOutside("settled", "came-about"),
        };
        switch (code)
        {
            case "extended" or "amended":
                Notes.Add(FormattableString.Invariant($"{code}-{_opened[act.Kind]++}"));
                _overdueNoted = false;
                return true;
            case "decided" or "case-ended" or "settled":
                Notes.Add(code);
                return true;
            default:
                return false;
        }
    }

    private void PassTo(DateTime moment)
    {
        while (_plain.Over is null)
        {
            var reminder = _plain.NextReminder();
            var ends = Clock.AtEnd == ClockEnd.Lapses ? _plain.EndsAt : null;
            if (ends <= moment && (reminder is null || reminder.At > ends))
            {
                _plain.Expire(moment);
                Notes.Add("lapsed");
            }
            else if (reminder?.At <= moment)
            {
                var (_, sent) = _plain.Remind(reminder.At);
                foreach (var told in sent!.Tell)
                {
                    Reminders.Add(FormattableString.Invariant($"{sent.At:yyyy-MM-dd HH:mm} {told}"));
                }

                if (sent is { Escalates: true, DaysLeft: not null } && !_overdueNoted)
                {
                    _overdueNoted = true;
                    Notes.Add(FormattableString.Invariant($"overdue-after-{sent.Day:yyyy-MM-dd}"));
                }
            }
            else
            {
                return;
            }
        }
    }
}

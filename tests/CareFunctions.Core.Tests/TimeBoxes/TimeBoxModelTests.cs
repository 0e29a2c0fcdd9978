using System.Globalization;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Tests.TimeBoxes;

/// <summary>Anything that can happen, in any order and at any moment: the clock and its plain telling agree on what comes of it.</summary>
public sealed class TimeBoxModelTests
{
    private const int Lives = 200;
    private const int EventsInALife = 40;

    public static TheoryData<string> EveryClockNames => EveryClock.Names;

    [Theory]
    [MemberData(nameof(EveryClockNames))]
    public void Apply_RandomEvents_AgreesWithThePlainTelling(string name)
    {
        var seeds = Seeds.New();
        for (var life = 0; life < Lives; life++)
        {
            new Life(EveryClock.Named(name), seeds, $"{name}, {seeds.Shown}, life {life}").Run();
        }
    }

    private sealed class Life
    {
        private static readonly DateOnly[] Turns =
        [
            new(2026, 3, 29), new(2026, 10, 25), new(2026, 12, 25), new(2026, 4, 3), new(2028, 2, 29), new(2027, 1, 1), new(2026, 5, 4),
        ];

        private readonly ClockRule _clock;
        private readonly TimeBoxRules _rules;
        private readonly Random _random;
        private readonly List<string> _story = [];
        private readonly string[] _people = ["ada", "ben", "cleo"];
        private readonly string _shown;
        private readonly PlainTimeBox _plain;
        private TimeBox _box;
        private DateTime _now;

        public Life(ClockRule clock, Seeds seeds, string shown)
        {
            (_clock, _random, _shown) = (clock, seeds.Random, shown);
            _rules = new TimeBoxRules(clock, WorkingDays.EnglandAndWales.AssumingWeekdays);
            var firstDay = Turns[_random.Next(Turns.Length)].AddDays(_random.Next(-60, 4));
            DateOnly? lastDay = clock.Length.DateValue is not null && _random.Next(8) > 0 ? firstDay.AddDays(_random.Next(-3, 70)) : null;
            _now = PlainTimeBox.Midnight(firstDay).AddMinutes(_random.Next(-3000, 3000));
            var outcome = _rules.Start(Noda(firstDay), lastDay is { } last ? Noda(last) : null, "ada", Instant.FromDateTimeUtc(_now));
            _box = outcome.Next;
            _plain = new PlainTimeBox(clock, firstDay, lastDay, "ada", _now);
            _story.Add($"starts {firstDay:yyyy-MM-dd} to {lastDay:yyyy-MM-dd} at {_now:u}");
            Compare(outcome.Code, _plain.Over == "lapsed" ? "lapsed" : "started");
        }

        public void Run()
        {
            for (var step = 0; step < EventsInALife; step++)
            {
                MoveOn();
                var (happened, expected, reminder) = Happen();
                var outcome = _rules.Apply(_box, happened);
                outcome.Accepted.ShouldBe(expected is "decided" or "extended" or "amended" or "reminded" or "lapsed" or "case-ended" or "settled", Told());
                if (!outcome.Accepted)
                {
                    outcome.Next.ShouldBe(_box, Told());
                }

                _box = outcome.Next;
                Compare(outcome.Code, expected);
                (outcome.Reminder?.At.ToDateTimeUtc()).ShouldBe(reminder?.At, Told());
                (outcome.Reminder?.Tell).ShouldBe(reminder?.Tell, Told());
                (outcome.Reminder?.DaysLeft).ShouldBe(reminder?.DaysLeft, Told());
            }
        }

        // To a moment at which something happens by the clock, just before it, or some time on.
        private void MoveOn()
        {
            var next = _random.Next(3) switch
            {
                0 => _plain.EndsAt,
                1 => _plain.NextReminder()?.At,
                _ => null,
            };
            var to = next is { } moment
                ? moment.AddSeconds(_random.Next(-1, 2))
                : _now.AddMinutes(_random.Next(5) switch { 0 => 0, 1 => _random.Next(60), _ => _random.Next(20_000) });
            _now = to > _now ? to : _now;
        }

        private (TimeBoxEvent Happened, string Expected, PlainReminder? Reminder) Happen()
        {
            var at = Instant.FromDateTimeUtc(_now);
            var by = _people[_random.Next(_people.Length)];
            var role = Role();
            var decider = new Decider(by, by + " (invented)", [role]);
            switch (_random.Next(12))
            {
                case 0:
                    var outcome = _random.Next(10) == 0 ? "nonsense" : _clock.Decide.Outcomes[_random.Next(_clock.Decide.Outcomes.Count)];
                    Tell($"{by} as {role} decides {outcome}");
                    return (new TimeBoxEvent(TimeBoxEventKind.Decision, at, decider, outcome), _plain.Decide(by, role, outcome, _now), null);
                case 1 or 2:
                    var to = NewDay();
                    Tell($"{by} as {role} extends to {to:yyyy-MM-dd}");
                    return (new TimeBoxEvent(TimeBoxEventKind.Extension, at, decider, LastDay: to is { } day ? Noda(day) : null), _plain.Extend(by, role, to, _now), null);
                case 3 or 4:
                    to = NewDay();
                    Tell($"{by} as {role} amends to {to:yyyy-MM-dd}");
                    return (new TimeBoxEvent(TimeBoxEventKind.Amendment, at, decider, LastDay: to is { } moved ? Noda(moved) : null), _plain.Amend(role, to, _now), null);
                case 5:
                    Tell("time is up");
                    return (new TimeBoxEvent(TimeBoxEventKind.Expiry, at), _plain.Expire(_now), null);
                case 6 when _random.Next(6) == 0:
                    Tell("the case ends");
                    return (new TimeBoxEvent(TimeBoxEventKind.CaseEnded, at), _plain.EndFromOutside("case-ended", "case-ended"), null);
                case 7 when _random.Next(6) == 0:
                    Tell("it is settled");
                    return (new TimeBoxEvent(TimeBoxEventKind.Settled, at, Outcome: "came-about"), _plain.EndFromOutside("settled", "came-about"), null);
                default:
                    Tell("a reminder's time");
                    var (code, reminder) = _plain.Remind(_now);
                    return (new TimeBoxEvent(TimeBoxEventKind.ReminderDue, at), code, reminder);
            }
        }

        private DateOnly? NewDay() => (_clock.Extend?.Days, _random.Next(10)) switch
        {
            (not null, < 7) => null,
            (_, 9) => null,
            (_, 8) => _plain.LastDay,
            _ => (_plain.LastDay ?? _plain.FirstDay).AddDays(_random.Next(-20, 40)),
        };

        private string Role()
        {
            string[] roles = [_clock.Decide.By, _clock.Extend?.By ?? _clock.Decide.By, _clock.Amend?.By ?? _clock.Decide.By, "nobody"];
            return roles[_random.Next(20) == 0 ? 3 : _random.Next(3)];
        }

        private void Compare(string code, string expected)
        {
            code.ShouldBe(expected, Told());
            (_box.LastDay is { } last ? new DateOnly(last.Year, last.Month, last.Day) : (DateOnly?)null).ShouldBe(_plain.LastDay, Told());
            (_box.EndsAt?.ToDateTimeUtc()).ShouldBe(_plain.EndsAt, Told());
            _box.Closed.ShouldBe(_plain.Over is not null, Told());
            _box.Outcome.ShouldBe(_plain.Outcome, Told());
            _box.Extensions.ShouldBe(_plain.Extensions, Told());
            _box.DaysExtended.ShouldBe(_plain.DaysExtended, Told());
            var next = _plain.NextReminder();
            (_box.NextReminder?.At.ToDateTimeUtc()).ShouldBe(next?.At, Told());
            (_box.NextReminder?.DaysLeft).ShouldBe(next?.DaysLeft, Told());
            _box.Reminders.Select(one => one.Key).ShouldBeUnique(Told());
        }

        private void Tell(string what) => _story.Add(string.Create(CultureInfo.InvariantCulture, $"{_now:yyyy-MM-dd HH:mm:ss}Z {what}"));

        private string Told() => _shown + "\n" + string.Join('\n', _story);

        private static LocalDate Noda(DateOnly day) => new(day.Year, day.Month, day.Day);
    }
}

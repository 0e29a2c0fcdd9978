using System.Text.Json;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Tests.TimeBoxes;

/// <summary>Each clock of the rulebooks at the edges: the last second and the first after it, over clock changes, holidays and the leap day.</summary>
public sealed class EveryClockTests
{
    /// <summary>The last days to end on: either clock change and the days beside it, Christmas, Easter, the new year, the leap day and the days beside it.</summary>
    private static readonly LocalDate[] LastDays =
    [
        new(2026, 3, 28), new(2026, 3, 29), new(2026, 3, 30), new(2026, 10, 24), new(2026, 10, 25), new(2026, 10, 26),
        new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 28), new(2027, 1, 1), new(2026, 4, 3), new(2026, 4, 6),
        new(2028, 2, 28), new(2028, 2, 29), new(2028, 3, 1),
    ];

    private static readonly WorkingDays Working = WorkingDays.EnglandAndWales.AssumingWeekdays;

    public static TheoryData<string> Names => EveryClock.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_LastSecondAndFirstAfter_InTimeThenTooLateOrLate(string name)
    {
        var clock = EveryClock.Named(name);
        foreach (var (rules, box, last, _) in Boxes(clock))
        {
            // Midnight in London, told by the zone alone.
            var ends = last.PlusDays(1).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Europe/London"]).ToInstant();
            box.EndsAt.ShouldBe(ends);

            var inTime = rules.Apply(box, Decision(clock, ends - Duration.FromSeconds(1)));
            inTime.Accepted.ShouldBeTrue($"{name} {last}");
            inTime.Late.ShouldBeFalse($"{name} {last}");
            rules.Apply(box, new TimeBoxEvent(TimeBoxEventKind.Expiry, ends - Duration.FromSeconds(1))).Accepted.ShouldBeFalse($"{name} {last}");

            foreach (var after in new[] { ends, ends + Duration.FromSeconds(1), ends + Duration.FromDays(40) })
            {
                var late = rules.Apply(box, Decision(clock, after));
                late.Late.ShouldBeTrue($"{name} {last}");
                late.Accepted.ShouldBe(clock.AtEnd == ClockEnd.GoesOn, $"{name} {last}");
                rules.Apply(box, new TimeBoxEvent(TimeBoxEventKind.Expiry, after)).Accepted.ShouldBe(clock.AtEnd == ClockEnd.Lapses, $"{name} {last}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Remind_WholeLadder_OnWorkingDaysAtTheWallTimeAndNeverTheSameTwice(string name)
    {
        var clock = EveryClock.Named(name);
        foreach (var (rules, start, last, plain) in Boxes(clock))
        {
            var (box, keys) = (start, new HashSet<string>());
            while (box.NextReminder is { } next && next.At < LondonCalendar.EndOf(last.PlusDays(100)))
            {
                var outcome = rules.Apply(Restarted(box), new TimeBoxEvent(TimeBoxEventKind.ReminderDue, next.At));
                var reminder = outcome.Reminder.ShouldNotBeNull();
                keys.Add(reminder.Key).ShouldBeTrue($"{name} {last}: {reminder.Key} twice");
                var wall = reminder.At.InZone(LondonCalendar.Zone);
                Working.IsWorkingDay(wall.Date).ShouldBeTrue($"{name} {last}: {wall}");
                (reminder.Escalates ? [new LocalTime(9, 0)] : clock.Reminders.Before!.Select(rung => rung.At)).ShouldContain(wall.TimeOfDay);
                reminder.Tell.ShouldNotBeEmpty();
                if (!reminder.Escalates)
                {
                    reminder.At.ShouldBeLessThan(box.EndsAt!.Value);
                }

                var (_, expected) = plain.Remind(reminder.At.ToDateTimeUtc());
                (expected?.At).ShouldBe(reminder.At.ToDateTimeUtc(), $"{name} {last}");
                expected!.Tell.ShouldBe(reminder.Tell);
                box = outcome.Next;
            }

            keys.Count.ShouldBeGreaterThan(0, $"{name} {last}");
            keys.Any(key => key.StartsWith("after-", StringComparison.Ordinal)).ShouldBe(clock.AtEnd == ClockEnd.GoesOn, $"{name} {last}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Start_NoLastDayKnown_StillReminds(string name)
    {
        var clock = EveryClock.Named(name);
        if (clock.Length.DateValue is null && !clock.Length.IsOpen)
        {
            return;
        }

        var begun = new TimeBoxRules(clock, Working).Start(new LocalDate(2026, 12, 21), null, null, LondonCalendar.StartOf(new LocalDate(2026, 12, 21)));
        begun.Next.Closed.ShouldBeFalse();
        begun.Next.EndsAt.ShouldBeNull();
        begun.Next.NextReminder.ShouldNotBeNull().Escalates.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Start_LastDayLongOver_LapsesAtOnceOrEscalatesFromNowOn(string name)
    {
        var clock = EveryClock.Named(name);
        var now = LondonCalendar.At(new LocalDate(2027, 6, 1), new LocalTime(12, 0));
        var begun = new TimeBoxRules(clock, Working).Start(new LocalDate(2026, 1, 5), new LocalDate(2026, 2, 5), null, now);

        (begun.Code == TimeBoxCodes.Lapsed).ShouldBe(clock.AtEnd == ClockEnd.Lapses && !clock.Length.IsOpen);
        begun.Next.Reminders.ShouldAllBe(reminder => reminder.At > now);
        if (!begun.Next.Closed)
        {
            begun.Next.NextReminder.ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Declaration_WhatTheDocumentDoesNotSay_IsMarkedAsAssumed(string name)
    {
        var clock = EveryClock.Named(name);
        clock.Reminders.LocalAssumption.ShouldNotBeNullOrWhiteSpace($"{name}: no document gives reminders.");
        clock.Clauses.ShouldNotBeEmpty();
        if (clock.Payment)
        {
            clock.AtEnd.ShouldBe(ClockEnd.Lapses, $"{name}: only a lapse changes a payment.");
        }
    }

    // The same box after its process ended and another one read it: as the task hub and the tables write it.
    private static TimeBox Restarted(TimeBox box)
    {
        var text = JsonSerializer.Serialize(box);
        var again = JsonSerializer.Deserialize<TimeBox>(text)!;
        JsonSerializer.Serialize(again).ShouldBe(text);
        return again;
    }

    private static TimeBoxEvent Decision(ClockRule clock, Instant at) =>
        new(TimeBoxEventKind.Decision, at, new Decider("ada", "Ada (invented)", [clock.Decide.By]), clock.Decide.Outcomes[0]);

    private static IEnumerable<(TimeBoxRules Rules, TimeBox Box, LocalDate Last, PlainTimeBox Plain)> Boxes(ClockRule clock)
    {
        var rules = new TimeBoxRules(clock, Working);
        foreach (var last in LastDays)
        {
            var first = clock.Length switch
            {
                { Days: { } days } => last.PlusDays(1 - days),
                { DaysAfter: { } after } => last.PlusDays(-after),
                { WorkingDays: not null } => last,
                _ => last.PlusDays(-30),
            };
            var now = LondonCalendar.StartOf(first);
            var box = rules.Start(first, clock.Length.DateValue is null ? null : last, "ben", now).Next;
            if (box.LastDay is not { } known)
            {
                // An open clock: its last day is given to it, where that can be.
                if (clock.Amend is null)
                {
                    continue;
                }

                var by = new Decider("ada", "Ada (invented)", [clock.Amend.By]);
                box = rules.Apply(box, new TimeBoxEvent(TimeBoxEventKind.Amendment, now, by, LastDay: last)).Next;
                known = last;
            }

            var plain = new PlainTimeBox(clock, Plain(first), Plain(last), "ben", now.ToDateTimeUtc());
            if (clock.Length.IsOpen)
            {
                plain.Amend(clock.Amend!.By, Plain(last), now.ToDateTimeUtc());
            }

            yield return (rules, box, known, plain);
        }
    }

    private static DateOnly Plain(LocalDate day) => new(day.Year, day.Month, day.Day);
}

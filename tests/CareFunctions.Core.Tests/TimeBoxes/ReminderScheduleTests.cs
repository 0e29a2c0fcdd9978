using CareFunctions.Core.Calendar;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Tests.TimeBoxes;

public sealed class ReminderScheduleTests
{
    // Five days before, one day before and on the last day, at nine.
    private static readonly ReminderRules Rules = SomersetRulebook.Shipped.Increases!.Temporary.Reminders;

    [Fact]
    public void OnWorkingDays_AcrossTheSpringChange_StaysAtNineInLondon()
    {
        var reminders = For(CivilDays.Starting(new LocalDate(2026, 3, 20), 14));
        // The first would be Saturday 28 March, the day before the change.
        reminders.Select(one => one.At.ToString()).ShouldBe(["2026-03-27T09:00:00Z", "2026-04-01T08:00:00Z", "2026-04-02T08:00:00Z"]);
        reminders.Select(one => one.Key).ShouldBe(["2026-04-02-minus-5", "2026-04-02-minus-1", "2026-04-02-minus-0"]);
        reminders.Select(one => one.DaysLeft).ShouldBe([6, 1, 0]);
        reminders[0].Tell.ShouldBe(["triage", "sourcing-care"]);
    }

    [Fact]
    public void OnWorkingDays_AcrossTheAutumnChange_StaysAtNineInLondon() =>
        For(CivilDays.Starting(new LocalDate(2026, 10, 14), 14)).Select(one => one.At.ToString())
            .ShouldBe(["2026-10-22T08:00:00Z", "2026-10-26T09:00:00Z", "2026-10-27T09:00:00Z"]);

    [Fact]
    public void OnWorkingDays_LastDaySunday_TheLastTwoAreOneOnFriday()
    {
        var reminders = For(CivilDays.Starting(new LocalDate(2026, 11, 9), 14));
        reminders.Select(one => (one.At.ToString(), one.DaysLeft)).ShouldBe([("2026-11-17T09:00:00Z", 5), ("2026-11-20T09:00:00Z", 2)]);
        reminders.Select(one => one.Key).ShouldBeUnique();
    }

    [Fact]
    public void OnWorkingDays_OverChristmas_GoOutBeforeIt()
    {
        // The last day is Boxing Day's substitute, Monday 28 December 2026.
        For(CivilDays.Starting(new LocalDate(2026, 12, 15), 14)).Select(one => (one.At.ToString(), one.DaysLeft))
            .ShouldBe([("2026-12-23T09:00:00Z", 5), ("2026-12-24T09:00:00Z", 4)]);
        // Five days before New Year's Day 2027 is a Sunday behind Christmas; New Year's Day meets the day before it.
        For(CivilDays.Starting(new LocalDate(2026, 12, 19), 14)).Select(one => (one.At.ToString(), one.DaysLeft))
            .ShouldBe([("2026-12-24T09:00:00Z", 8), ("2026-12-31T09:00:00Z", 1)]);
    }

    [Fact]
    public void OnWorkingDays_OverEaster_GoOutOnMaundyThursday() =>
        For(CivilDays.Starting(new LocalDate(2026, 3, 24), 14)).Select(one => (one.At.ToString(), one.DaysLeft))
            .ShouldBe([("2026-04-01T08:00:00Z", 5), ("2026-04-02T08:00:00Z", 4)]);

    [Fact]
    public void OnWorkingDays_LeapDay_IsADayLikeAnyOther() =>
        For(CivilDays.Starting(new LocalDate(2028, 2, 16), 14)).Select(one => one.At.ToString())
            .ShouldBe(["2028-02-24T09:00:00Z", "2028-02-28T09:00:00Z", "2028-02-29T09:00:00Z"]);

    [Fact]
    public void OnWorkingDays_RungBeforeTheFirstDay_IsLeftOut() =>
        For(CivilDays.Starting(new LocalDate(2026, 3, 24), 3)).Select(one => one.DaysLeft).ShouldBe([1, 0]);

    [Fact]
    public void OnWorkingDays_AnyDays_AreWorkedBeforeTheDeadlineAndNeverLaterThanTheRung()
    {
        for (var first = new LocalDate(2020, 1, 10); first < new LocalDate(2028, 12, 1); first = first.PlusDays(1))
        {
            var days = CivilDays.Starting(first, 14);
            var reminders = For(days);
            reminders.ShouldNotBeEmpty();
            reminders.Select(one => one.At).ShouldBeUnique();
            foreach (var reminder in reminders)
            {
                var day = LondonCalendar.DateAt(reminder.At);
                WorkingDays.EnglandAndWales.IsWorkingDay(day).ShouldBeTrue(reminder.Key);
                reminder.At.ShouldBe(LondonCalendar.At(day, new LocalTime(9, 0)));
                reminder.At.ShouldBeLessThan(days.Ends);
                day.PlusDays(reminder.DaysLeft).ShouldBe(days.LastDay);
                var named = days.LastDay.PlusDays(-int.Parse(reminder.Key[^1..], System.Globalization.CultureInfo.InvariantCulture));
                WorkingDays.EnglandAndWales.Adjust(named, WorkingDayRule.OnOrBefore).ShouldBe(day);
            }
        }
    }

    [Fact]
    public void OnCivilDays_StaysOnTheDaysOfTheLadder() =>
        ReminderSchedule.OnCivilDays(Rules, CivilDays.Starting(new LocalDate(2026, 11, 9), 14)).Select(one => (one.At.ToString(), one.DaysLeft))
            .ShouldBe([("2026-11-17T09:00:00Z", 5), ("2026-11-21T09:00:00Z", 1), ("2026-11-22T09:00:00Z", 0)]);

    private static IReadOnlyList<Reminder> For(CivilDays days) => ReminderSchedule.OnWorkingDays(Rules, days, WorkingDays.EnglandAndWales);
}

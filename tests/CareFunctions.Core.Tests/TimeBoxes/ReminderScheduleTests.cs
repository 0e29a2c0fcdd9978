using CareFunctions.Core.Calendar;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Tests.TimeBoxes;

public sealed class ReminderScheduleTests
{
    [Fact]
    public void For_AcrossTheSpringChange_StaysAtNineInLondon()
    {
        var days = CivilDays.Starting(new LocalDate(2026, 3, 20), 14);
        var reminders = ReminderSchedule.For(SomersetRulebook.Shipped.Increases!.Temporary.Reminders, days, days.Starts);
        reminders.Select(one => one.At.ToString()).ShouldBe(["2026-03-28T09:00:00Z", "2026-04-01T08:00:00Z", "2026-04-02T08:00:00Z"]);
        reminders.Select(one => one.Key).ShouldBe(["2026-04-02-minus-5", "2026-04-02-minus-1", "2026-04-02-minus-0"]);
        reminders[0].Tell.ShouldBe(["triage", "sourcing-care"]);
    }

    [Fact]
    public void For_PartPassed_OnlyThoseToCome()
    {
        var days = CivilDays.Starting(new LocalDate(2026, 3, 20), 14);
        var rules = SomersetRulebook.Shipped.Increases!.Temporary.Reminders;
        ReminderSchedule.For(rules, days, Instants.At("2026-04-01T08:00:00Z")).ShouldHaveSingleItem().DaysLeft.ShouldBe(0);
        ReminderSchedule.For(rules, days, days.Ends).ShouldBeEmpty();
        ReminderSchedule.For(rules, CivilDays.Starting(new LocalDate(2026, 3, 20), 3), Instant.MinValue).Count.ShouldBe(2);
    }
}

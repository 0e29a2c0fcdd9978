using CareFunctions.Core.Calendar;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Tests.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Days = WorkingDays.EnglandAndWales;

    [Theory]
    [InlineData("2026-12-24", "2026-12-29")] // 26 December is a Saturday: Monday is its substitute
    [InlineData("2027-12-24", "2027-12-29")] // both on the weekend: Monday and Tuesday
    [InlineData("2022-12-23", "2022-12-28")] // Christmas on a Sunday
    [InlineData("2024-12-24", "2024-12-27")]
    [InlineData("2027-12-31", "2028-01-04")] // New Year's Day on a Saturday
    [InlineData("2022-12-30", "2023-01-03")] // and on a Sunday
    [InlineData("2026-04-02", "2026-04-07")] // Easter
    [InlineData("2022-06-01", "2022-06-06")] // the Jubilee
    [InlineData("2022-09-16", "2022-09-20")] // the State Funeral
    [InlineData("2020-05-01", "2020-05-04")] // not moved away from
    [InlineData("2020-05-07", "2020-05-11")] // but moved to
    [InlineData("2026-03-27", "2026-03-30")] // the clocks go forward on the Sunday
    [InlineData("2026-10-23", "2026-10-26")] // and back
    [InlineData("2028-02-28", "2028-02-29")]
    [InlineData("2028-02-29", "2028-03-01")]
    [InlineData("2027-02-26", "2027-03-01")]
    public void Next_AndPrevious_AreEachOthersInverse(string from, string to)
    {
        Days.Next(Date(from)).ShouldBe(Date(to));
        Days.Previous(Date(to)).ShouldBe(Date(from));
        Days.Add(Date(from), 1).ShouldBe(Date(to));
        Days.Add(Date(to), -1).ShouldBe(Date(from));
    }

    [Theory]
    [InlineData("2026-12-25", "AsItIs", "2026-12-25")]
    [InlineData("2026-12-25", "OnOrBefore", "2026-12-24")]
    [InlineData("2026-12-28", "OnOrBefore", "2026-12-24")]
    [InlineData("2026-12-25", "OnOrAfter", "2026-12-29")]
    [InlineData("2026-12-29", "OnOrBefore", "2026-12-29")]
    [InlineData("2026-12-29", "OnOrAfter", "2026-12-29")]
    [InlineData("2028-01-01", "OnOrBefore", "2027-12-31")]
    public void Adjust_ByRule_MovesOnlyWhatIsNotWorked(string date, string rule, string expected) =>
        Days.Adjust(Date(date), Enum.Parse<WorkingDayRule>(rule)).ShouldBe(Date(expected));

    [Fact]
    public void Add_OnAWeekend_CountsFromTheDayItself()
    {
        Days.Add(Date("2026-11-21"), 0).ShouldBe(Date("2026-11-21"));
        Days.Add(Date("2026-11-21"), 1).ShouldBe(Date("2026-11-23"));
        Days.Add(Date("2026-11-21"), -1).ShouldBe(Date("2026-11-20"));
    }

    [Fact]
    public void Add_LongChains_AgreeWithCountingOneByOne()
    {
        var all = Enumerable.Range(0, Period.DaysBetween(BankHolidays.EnglandAndWales.KnownFrom, BankHolidays.EnglandAndWales.KnownTo) + 1)
            .Select(BankHolidays.EnglandAndWales.KnownFrom.PlusDays)
            .Where(day => (int)day.DayOfWeek < 6 && !BankHolidays.EnglandAndWales.Days.Contains(day))
            .ToList();
        Days.Add(all[0], all.Count - 1).ShouldBe(all[^1]);
        Days.Add(all[^1], 1 - all.Count).ShouldBe(all[0]);
        // 2026 has 261 weekdays and eight bank holidays.
        all.Count(day => day.Year == 2026).ShouldBe(253);

        var seeds = Seeds.New();
        for (var round = 0; round < 500; round++)
        {
            var (from, to) = (seeds.Random.Next(all.Count), seeds.Random.Next(all.Count));
            Days.Add(all[from], to - from).ShouldBe(all[to], seeds.Shown);
        }
    }

    [Fact]
    public void Next_PastTheKnownDays_IsRefusedAndNotGuessed()
    {
        var last = BankHolidays.EnglandAndWales.KnownTo;
        Should.Throw<BankHolidaysUnknownException>(() => Days.Add(last, 3)).KnownTo.ShouldBe(last);
        Should.Throw<BankHolidaysUnknownException>(() => Days.IsWorkingDay(new LocalDate(2019, 12, 31)));
        Days.IsWorkingDay(new LocalDate(2019, 12, 29)).ShouldBeFalse();
    }

    [Fact]
    public void AssumingWeekdays_PastTheKnownDays_OnlyWeekendsAreOff()
    {
        var short2026 = new WorkingDays(BankHolidays.Parse(
            "{ knownFrom: 2026-01-01, knownTo: 2026-12-31, holidays: { 2026-12-25: Christmas Day, 2026-12-28: Boxing Day } }")).AssumingWeekdays;
        short2026.Next(Date("2026-12-24")).ShouldBe(Date("2026-12-29"));
        short2026.Next(Date("2026-12-31")).ShouldBe(Date("2027-01-01"));
        short2026.Next(Date("2027-01-01")).ShouldBe(Date("2027-01-04"));
    }

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}

using CareFunctions.Core.Calendar;
using NodaTime;

namespace CareFunctions.Core.Tests.Calendar;

public sealed class BankHolidaysTests
{
    private static readonly BankHolidays Holidays = BankHolidays.EnglandAndWales;

    // What a proclamation moved, and what it added.
    private static readonly Dictionary<LocalDate, LocalDate> Moved = new()
    {
        [new LocalDate(2020, 5, 4)] = new(2020, 5, 8),
        [new LocalDate(2022, 5, 30)] = new(2022, 6, 2),
    };

    private static readonly LocalDate[] Added = [new(2022, 6, 3), new(2022, 9, 19), new(2023, 5, 8)];

    public static TheoryData<int> Years { get; } = [.. Enumerable.Range(2020, 9)];

    [Fact]
    public void EnglandAndWales_Reach_WholeYearsFrom2020ToAtLeast2028()
    {
        Holidays.KnownFrom.ShouldBe(new LocalDate(2020, 1, 1));
        Holidays.KnownTo.ShouldBeGreaterThanOrEqualTo(new LocalDate(2028, 12, 31));
        (Holidays.KnownTo.Month, Holidays.KnownTo.Day).ShouldBe((12, 31));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void EnglandAndWales_Year_AgreesWithTheStatutoryRules(int year)
    {
        var easter = Easter.SundayOf(year);
        LocalDate[] regular =
        [
            Substitute(new LocalDate(year, 1, 1)), easter.PlusDays(-2), easter.PlusDays(1),
            FirstMonday(year, 5), LastMonday(year, 5), LastMonday(year, 8), .. Christmas(year),
        ];
        Holidays.Days.Where(day => day.Year == year).ShouldBe(
            regular.Select(day => Moved.GetValueOrDefault(day, day)).Concat(Added.Where(day => day.Year == year)).Order());
    }

    [Theory]
    [InlineData(2020, 4, 12)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2028, 4, 16)]
    public void NameOf_AroundEaster_IsGoodFridayAndEasterMonday(int year, int month, int day)
    {
        var sunday = new LocalDate(year, month, day);
        Easter.SundayOf(year).ShouldBe(sunday);
        Holidays.NameOf(sunday.PlusDays(-2)).ShouldBe("Good Friday");
        Holidays.NameOf(sunday.PlusDays(1)).ShouldBe("Easter Monday");
        Holidays.NameOf(sunday.PlusDays(2)).ShouldBeNull();
    }

    [Fact]
    public void NameOf_MovedFrom_IsAnOrdinaryDay()
    {
        Holidays.NameOf(new LocalDate(2020, 5, 4)).ShouldBeNull();
        Holidays.NameOf(new LocalDate(2022, 5, 30)).ShouldBeNull();
        Holidays.NameOf(new LocalDate(2022, 9, 19)).ShouldBe("State Funeral of Queen Elizabeth II");
    }

    [Fact]
    public void NameOf_OutsideTheKnownDays_SaysSo()
    {
        var after = Holidays.KnownTo.PlusDays(1);
        var refused = Should.Throw<BankHolidaysUnknownException>(() => Holidays.NameOf(after));
        refused.Date.ShouldBe(after);
        refused.KnownTo.ShouldBe(Holidays.KnownTo);
        refused.Message.ShouldContain("is not known: the data run from 2020-01-01 to ");
        Should.Throw<BankHolidaysUnknownException>(() => Holidays.NameOf(new LocalDate(2019, 12, 31))).Message.ShouldContain("2019-12-31");
        Holidays.NameOf(Holidays.KnownTo).ShouldBeNull();
    }

    [Fact]
    public void ReachAt_WarnsAYearBefore()
    {
        var holidays = BankHolidays.Parse("{ knownFrom: 2026-01-01, knownTo: 2028-12-31, holidays: { 2026-12-25: Christmas Day } }");
        holidays.WarnsFrom.ShouldBe(new LocalDate(2027, 12, 31));
        holidays.ReachAt(new LocalDate(2027, 12, 30)).ShouldBe(BankHolidayReach.Enough);
        holidays.ReachAt(new LocalDate(2027, 12, 31)).ShouldBe(BankHolidayReach.RunningOut);
        holidays.ReachAt(new LocalDate(2028, 12, 31)).ShouldBe(BankHolidayReach.RunningOut);
        holidays.ReachAt(new LocalDate(2029, 1, 1)).ShouldBe(BankHolidayReach.RunOut);
    }

    [Fact]
    public void Parse_Faults_NamesEachOfThem()
    {
        var message = Should.Throw<FormatException>(() => BankHolidays.Parse("""
            knownFrom: 2026-01-01
            knownTo: 2026-12-31
            holidays:
              2026-12-26: Boxing Day
              2027-01-01: New Year's Day
              2026-02-29: No such day
              2026-08-31:
            """)).Message;
        message.ShouldContain("2026-12-26 is on a weekend");
        message.ShouldContain("2027-01-01 is not between");
        message.ShouldContain("2026-02-29 is not a date");
        message.ShouldContain("2026-08-31 has no name");
        Should.Throw<FormatException>(() => BankHolidays.Parse("knownTo: soon")).Message.ShouldContain("knownFrom: nothing");
        Should.Throw<FormatException>(() => BankHolidays.Parse("{ knownFrom: 2027-01-01, knownTo: 2026-01-01 }")).Message.ShouldContain("before");
    }

    private static LocalDate FirstMonday(int year, int month) =>
        new LocalDate(year, month, 1).With(DateAdjusters.NextOrSame(IsoDayOfWeek.Monday));

    private static LocalDate LastMonday(int year, int month) =>
        new LocalDate(year, month, 1).With(DateAdjusters.EndOfMonth).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private static LocalDate Substitute(LocalDate day) => WorkingDays.IsWeekend(day) ? day.Next(IsoDayOfWeek.Monday) : day;

    // Of the two, each that is on a weekend gets the first free weekday after.
    private static HashSet<LocalDate> Christmas(int year)
    {
        LocalDate[] days = [new(year, 12, 25), new(year, 12, 26)];
        var free = days.Where(day => !WorkingDays.IsWeekend(day)).ToHashSet();
        foreach (var day in days.Where(WorkingDays.IsWeekend))
        {
            var substitute = Substitute(day);
            free.Add(free.Contains(substitute) ? substitute.PlusDays(1) : substitute);
        }

        return free;
    }
}

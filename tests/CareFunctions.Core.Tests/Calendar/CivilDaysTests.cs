using CareFunctions.Core.Calendar;
using NodaTime;

namespace CareFunctions.Core.Tests.Calendar;

public sealed class CivilDaysTests
{
    [Fact]
    public void Starting_FourteenDays_IncludesBothEnds()
    {
        var days = CivilDays.Starting(new LocalDate(2026, 5, 1), 14);
        days.LastDay.ShouldBe(new LocalDate(2026, 5, 14));
        days.Length.ShouldBe(14);
    }

    [Theory]
    [InlineData(2026, 3, 20, 335)]
    [InlineData(2026, 10, 20, 337)]
    [InlineData(2026, 6, 1, 336)]
    public void Starting_AcrossAClockChange_KeepsTheWallTime(int year, int month, int day, int hours)
    {
        var days = CivilDays.Starting(new LocalDate(year, month, day), 14);
        (days.Ends - days.Starts).TotalHours.ShouldBe(hours);
        days.Ends.InZone(LondonCalendar.Zone).TimeOfDay.ShouldBe(LocalTime.Midnight);
    }

    [Fact]
    public void Contains_LastInstant_IsInAndTheNextIsOut()
    {
        var days = CivilDays.Starting(new LocalDate(2024, 2, 16), 14);
        days.LastDay.ShouldBe(new LocalDate(2024, 2, 29));
        days.Contains(days.Ends - Duration.Epsilon).ShouldBeTrue();
        days.Contains(days.Ends).ShouldBeFalse();
        days.Contains(days.Starts).ShouldBeTrue();
        days.Contains(days.Starts - Duration.Epsilon).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Starting_NoDays_Throws(int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => CivilDays.Starting(new LocalDate(2026, 1, 1), length));

    [Fact]
    public void Extended_AnyStart_IsThatManyCivilDaysLonger()
    {
        var seeds = Seeds.New();
        for (var i = 0; i < 500; i++)
        {
            var first = new LocalDate(2020, 1, 1).PlusDays(seeds.Random.Next(4000));
            var length = seeds.Random.Next(1, 60);
            var more = seeds.Random.Next(1, 60);
            var days = CivilDays.Starting(first, length).Extended(more);
            days.Length.ShouldBe(length + more, seeds.Shown);
            LondonCalendar.DateAt(days.Ends - Duration.Epsilon).ShouldBe(days.LastDay, seeds.Shown);
            LondonCalendar.DateAt(days.Ends).ShouldBe(days.LastDay.PlusDays(1), seeds.Shown);
        }
    }
}

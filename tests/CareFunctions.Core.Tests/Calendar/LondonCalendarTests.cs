using CareFunctions.Core.Calendar;
using NodaTime;

namespace CareFunctions.Core.Tests.Calendar;

public sealed class LondonCalendarTests
{
    [Theory]
    [InlineData(2026, 1, 15, "2026-01-15T00:00:00Z")]
    [InlineData(2026, 7, 15, "2026-07-14T23:00:00Z")]
    [InlineData(2026, 3, 29, "2026-03-29T00:00:00Z")]
    [InlineData(2026, 3, 30, "2026-03-29T23:00:00Z")]
    [InlineData(2026, 10, 25, "2026-10-24T23:00:00Z")]
    [InlineData(2026, 10, 26, "2026-10-26T00:00:00Z")]
    public void StartOf_AroundClockChanges_IsMidnightInLondon(int year, int month, int day, string expected) =>
        LondonCalendar.StartOf(new LocalDate(year, month, day)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("2026-06-30T22:59:59Z", 2026, 6, 30)]
    [InlineData("2026-06-30T23:00:00Z", 2026, 7, 1)]
    [InlineData("2026-12-31T23:59:59Z", 2026, 12, 31)]
    public void DateAt_NearMidnight_IsTheCivilDate(string instant, int year, int month, int day) =>
        LondonCalendar.DateAt(Instants.At(instant)).ShouldBe(new LocalDate(year, month, day));

    [Fact]
    public void At_SkippedTime_MovesPastTheGap() =>
        LondonCalendar.At(new LocalDate(2026, 3, 29), new LocalTime(1, 30)).ToString().ShouldBe("2026-03-29T01:30:00Z");

    [Fact]
    public void At_RepeatedTime_IsTheEarlier() =>
        LondonCalendar.At(new LocalDate(2026, 10, 25), new LocalTime(1, 30)).ToString().ShouldBe("2026-10-25T00:30:00Z");

    [Fact]
    public void EndOf_LastDay_IsTheFirstInstantAfterIt() =>
        LondonCalendar.EndOf(new LocalDate(2026, 3, 28)).ToString().ShouldBe("2026-03-29T00:00:00Z");
}

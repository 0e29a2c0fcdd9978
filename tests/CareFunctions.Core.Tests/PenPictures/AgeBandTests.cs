using CareFunctions.Core.PenPictures;
using NodaTime;

namespace CareFunctions.Core.Tests.PenPictures;

public sealed class AgeBandTests
{
    [Theory]
    [InlineData(2008, 11, 24, "under 18")]
    [InlineData(2008, 11, 23, "18 to 24")]
    [InlineData(2001, 11, 24, "18 to 24")]
    [InlineData(2001, 11, 23, "25 to 34")]
    [InlineData(1991, 11, 24, "25 to 34")]
    [InlineData(1991, 11, 23, "35 to 44")]
    [InlineData(1941, 3, 12, "85 to 94")]
    [InlineData(1931, 11, 24, "85 to 94")]
    [InlineData(1931, 11, 23, "95 and over")]
    [InlineData(1915, 1, 1, "95 and over")]
    public void Of_BirthdayAndTheDayBefore_ChangesTheBandOnTheDay(int year, int month, int day, string band) =>
        AgeBand.Of(new LocalDate(year, month, day), new LocalDate(2026, 11, 23)).ShouldBe(band);

    [Fact]
    public void Of_LeapDay_HasItsBirthdayOnThe28thInACommonYear()
    {
        AgeBand.Of(new LocalDate(2000, 2, 29), new LocalDate(2025, 2, 27)).ShouldBe("18 to 24");
        AgeBand.Of(new LocalDate(2000, 2, 29), new LocalDate(2025, 2, 28)).ShouldBe("25 to 34");
    }

    [Fact]
    public void Of_NotBornYet_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => AgeBand.Of(new LocalDate(2026, 11, 24), new LocalDate(2026, 11, 23)));
}

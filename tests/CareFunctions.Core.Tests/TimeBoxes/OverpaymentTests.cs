using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Tests.TimeBoxes;

public sealed class OverpaymentTests
{
    [Theory]
    [InlineData("2026-01-08", "2026-01-08", 700, 0)]
    [InlineData("2026-01-08", "2026-01-07", 700, 0)]
    [InlineData("2026-01-08", "2026-01-09", 700, 100)]
    [InlineData("2026-01-08", "2026-01-15", 700, 700)]
    [InlineData("2026-03-28", "2026-03-30", 350.50, 100.14)]
    [InlineData("2028-02-28", "2028-03-01", 1000, 285.71)]
    [InlineData("2026-01-01", "2026-01-02", 0.035, 0.01)]
    public void SoFar_DaysAfterTheLast_AreASeventhOfTheRateEach(string last, string today, decimal rate, decimal expected) =>
        Overpayment.SoFar(Day(last), Day(today), rate).ShouldBe(expected);

    private static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}

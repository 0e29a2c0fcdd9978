using System.Globalization;
using Embedded.Functions.Timers;

namespace Embedded.Functions.Tests.Timers;

public sealed class TimerScheduleTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Theory]
    [InlineData("0 */5 * * * *", "2026-01-05T09:00:00Z", "2026-01-05T09:05:00Z")]
    [InlineData("*/5 * * * *", "2026-01-05T09:00:01Z", "2026-01-05T09:05:00Z")]
    [InlineData("0 30 9 * * 1-5", "2026-01-09T09:30:00Z", "2026-01-12T09:30:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-01-05T09:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("00:05:00", "2026-01-05T09:00:00Z", "2026-01-05T09:05:00Z")]
    [InlineData("30.00:00:00", "2026-01-05T09:00:00Z", "2026-02-04T09:00:00Z")]
    public void NextAfter_Utc_GivesTheNextTime(string schedule, string from, string expected) =>
        TimerSchedule.Parse(schedule, TimeZoneInfo.Utc).NextAfter(At(from)).ShouldBe(At(expected));

    // In London the clocks go forward on 29 March 2026 at 01:00 UTC and back on 25 October 2026 at 01:00 UTC.
    [Theory]
    [InlineData("0 0 9 * * *", "2026-03-28T09:00:00Z", "2026-03-29T08:00:00Z")]
    [InlineData("0 30 1 * * *", "2026-03-28T02:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("0 30 1 * * *", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("0 30 1 * * *", "2026-10-24T02:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("0 30 1 * * *", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("0 */30 * * * *", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("0 */30 * * * *", "2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("0 */30 * * * *", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("0 15 * * * *", "2026-03-29T00:15:00Z", "2026-03-29T01:15:00Z")]
    public void NextAfter_LondonClockChange_FiresOncePerDayOrKeepsItsRhythm(string schedule, string from, string expected) =>
        TimerSchedule.Parse(schedule, London).NextAfter(At(from)).ShouldBe(At(expected));

    [Theory]
    [InlineData("0 0 25 * * *")]
    [InlineData("every day")]
    [InlineData("* * *")]
    [InlineData("00:00:00")]
    [InlineData("-00:05:00")]
    [InlineData("")]
    public void Parse_NoSchedule_SaysSo(string schedule) =>
        Should.Throw<FormatException>(() => TimerSchedule.Parse(schedule, TimeZoneInfo.Utc)).Message.ShouldContain($"'{schedule}'");

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("0 * * * * *", false)]
    [InlineData("00:00:59", true)]
    [InlineData("00:01:00", false)]
    public void MoreThanOnceAMinute_Schedule_TellsWhetherItIsMonitored(string schedule, bool expected) =>
        TimerSchedule.Parse(schedule, TimeZoneInfo.Utc).MoreThanOnceAMinute.ShouldBe(expected);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

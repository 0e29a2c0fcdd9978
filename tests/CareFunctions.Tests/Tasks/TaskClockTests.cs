using System.Globalization;
using CareFunctions.Tasks;

namespace CareFunctions.Tests.Tasks;

public sealed class TaskClockTests
{
    [Theory]
    [InlineData("2026-11-20T15:00Z", "2026-11-24T00:00Z")] // Friday: the end of Monday
    [InlineData("2026-12-24T15:00Z", "2026-12-30T00:00Z")] // Christmas with a substitute day
    [InlineData("2026-12-31T23:59Z", "2027-01-05T00:00Z")] // New Year's Day, then a weekend
    [InlineData("2027-12-24T09:00Z", "2027-12-30T00:00Z")]
    [InlineData("2026-04-02T12:00Z", "2026-04-07T23:00Z")] // Easter, in summer time
    [InlineData("2026-03-27T12:00Z", "2026-03-30T23:00Z")] // over the change to summer time
    [InlineData("2026-10-23T12:00Z", "2026-10-27T00:00Z")] // and from it
    [InlineData("2028-02-28T12:00Z", "2028-03-01T00:00Z")] // the end of 29 February
    [InlineData("2035-06-01T12:00Z", "2035-06-04T23:00Z")] // beyond every bank holiday known
    public void DueAt_Opened_IsTheEndOfTheNextWorkingDay(string opened, string due) => TaskClock.DueAt(At(opened)).ShouldBe(At(due));

    [Theory]
    [InlineData("2026-12-24T00:00Z", "2026-12-24T09:00Z")] // overdue on Christmas Eve
    [InlineData("2026-12-25T00:00Z", "2026-12-29T09:00Z")]
    [InlineData("2026-04-02T23:00Z", "2026-04-07T08:00Z")]
    [InlineData("2026-05-22T23:00Z", "2026-05-26T08:00Z")] // the spring bank holiday
    public void FirstReminder_Overdue_IsOnTheFirstWorkingMorning(string due, string reminder) => TaskClock.FirstReminder(At(due)).ShouldBe(At(reminder));

    [Fact]
    public void NextReminder_ThroughDecember_LeavesOutWeekendsAndBankHolidays()
    {
        var mornings = new List<DateTimeOffset> { At("2026-12-21T09:00Z") };
        while (mornings.Count < 9)
        {
            mornings.Add(TaskClock.NextReminder(mornings[^1]));
        }

        mornings.Select(one => one.Day).ShouldBe([21, 22, 23, 24, 29, 30, 31, 4, 5]);
        mornings.ShouldAllBe(one => one.Hour == 9);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

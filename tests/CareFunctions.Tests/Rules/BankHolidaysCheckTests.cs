using CareFunctions.Core.Calendar;
using CareFunctions.Rules;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CareFunctions.Tests.Rules;

public sealed class BankHolidaysCheckTests
{
    private static readonly BankHolidays Holidays = BankHolidays.EnglandAndWales;

    [Fact]
    public async Task Start_MoreThanAYearBefore_SaysNothing() => (await LinesAsync(Holidays.WarnsFrom.PlusDays(-1))).ShouldBeEmpty();

    [Fact]
    public async Task Start_AYearBefore_WarnsWithTheDaysLeft()
    {
        var (level, text) = (await LinesAsync(Holidays.KnownTo.PlusDays(-100))).ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Warning);
        text.ShouldContain($"{Holidays.KnownTo.Year}-12-31 only, 100 day(s)");
    }

    [Fact]
    public async Task Start_AfterTheLastKnownDay_IsAnErrorInTheLog() =>
        (await LinesAsync(Holidays.KnownTo.PlusDays(1))).ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);

    private static async Task<IReadOnlyList<(LogLevel Level, string Text)>> LinesAsync(LocalDate today)
    {
        var lines = new LineLog();
        await new BankHolidaysCheck(new StoppedTime(LondonCalendar.StartOf(today).ToDateTimeOffset()), lines).StartAsync(CancellationToken.None);
        return lines.Lines;
    }

    private sealed class StoppedTime(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    private sealed class LineLog : ILogger<BankHolidaysCheck>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}

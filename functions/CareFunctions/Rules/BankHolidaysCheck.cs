using CareFunctions.Core.Calendar;
using CareFunctions.Logging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Rules;

/// <summary>Says at every start, from a year before, that the bank holidays run out. It never stops the start: working without them
/// costs a reminder on a day off, not working costs all of them.</summary>
public sealed class BankHolidaysCheck(TimeProvider time, ILogger<BankHolidaysCheck> log) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var holidays = BankHolidays.EnglandAndWales;
        var today = LondonCalendar.DateAt(Instant.FromDateTimeOffset(time.GetUtcNow()));
        var knownTo = LocalDatePattern.Iso.Format(holidays.KnownTo);
        switch (holidays.ReachAt(today))
        {
            case BankHolidayReach.RunningOut:
                log.BankHolidaysRunningOut(knownTo, Period.DaysBetween(today, holidays.KnownTo));
                break;
            case BankHolidayReach.RunOut:
                log.BankHolidaysRunOut(knownTo);
                break;
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using CareFunctions.Core.Calendar;
using CareFunctions.FailureDesk;
using CareFunctions.Logging;
using CareFunctions.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CareFunctions.Sweep;

/// <summary>Every working morning, compares what should be running with what is running, and puts whatever is overdue, orphaned or stuck before the failure desk:
/// a safety net below everything else. Each sweep looks at everything anew, so that it does not matter whether yesterday's ran; what it does not find any more it
/// closes there.</summary>
public sealed class DailySweep(
    IEnumerable<ISweepCheck> checks, FailureTable failures, IOptions<CareOptions> options, TimeProvider clock, ILogger<DailySweep> log)
{
    /// <summary>The source of what is found, on the failure desk.</summary>
    public const string Source = "daily-sweep";

    /// <summary>Who closes what has been put right.</summary>
    public const string Name = "CareFunctions (daily sweep)";

    private static readonly WorkingDays Working = WorkingDays.EnglandAndWales.AssumingWeekdays;

    /// <summary>Before anybody is at work: half past six in London in winter, half past seven in summer. A run that was missed is made up for at the next start.</summary>
    /// <exception cref="AggregateException">A check could not be made. The others were, and what they found is recorded.</exception>
    [Function("DailySweep")]
    public async Task RunAsync([TimerTrigger("0 30 6 * * 1-5")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        var now = clock.GetUtcNow();
        if (!options.Value.DailySweep || !Working.IsWorkingDay(LondonCalendar.DateAt(Instant.FromDateTimeOffset(now))))
        {
            return;
        }

        var findings = await StandingFindings.ReadAsync(failures, now, log, cancellationToken);
        var instances = new RunningInstances(client);
        var faults = new List<Exception>();
        var (found, fresh) = (0, 0);
        foreach (var check in checks)
        {
            try
            {
                await foreach (var finding in check.FindAsync(instances, now, cancellationToken))
                {
                    found++;
                    fresh += await findings.RecordAsync(finding, cancellationToken) ? 1 : 0;
                }

                await findings.PutRightAsync(check.Codes, cancellationToken);
            }
#pragma warning disable CA1031 // One check that cannot be made must not keep the others from being made; all faults are thrown below.
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                faults.Add(fault);
            }
        }

        log.Swept(found, fresh);
        if (faults.Count > 0)
        {
            throw new AggregateException("The daily sweep is not complete.", faults);
        }
    }
}

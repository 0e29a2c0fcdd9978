using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on a schedule, one run at a time.</summary>
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>An NCRONTAB expression of six fields (seconds first; five mean second 0), in UTC, or a
    /// <see cref="TimeSpan"/> such as <c>00:05:00</c>; <c>%setting%</c> takes it from configuration.</summary>
    public TimerTriggerAttribute(string schedule) => Schedule = schedule;

    /// <summary>The schedule.</summary>
    public string Schedule { get; }

    /// <summary>Whether the function also runs when the host starts. Default: no.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>Whether the last run is kept, so that a run missed while the host was down is caught up once.
    /// Default: yes; never for schedules with more than one run a minute.</summary>
    public bool UseMonitor { get; set; } = true;
}

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer tells the function it runs.</summary>
public class TimerInfo
{
    /// <summary>The schedule's state; <see langword="null"/> when the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run catches up one that was missed.</summary>
    public bool IsPastDue { get; set; }
}

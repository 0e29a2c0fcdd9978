namespace Microsoft.Azure.Functions.Worker;

/// <summary>A timer's state.</summary>
public class ScheduleStatus
{
    /// <summary>When the timer last ran; the default value when never.</summary>
    public DateTime Last { get; set; }

    /// <summary>When it runs next.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this state was last written.</summary>
    public DateTime LastUpdated { get; set; }
}

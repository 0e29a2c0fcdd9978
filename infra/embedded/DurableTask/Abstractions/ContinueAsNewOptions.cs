namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over with a new, empty history.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The next generation's input.</summary>
    public object? NewInput { get; set; }

    /// <summary>The next generation's version; <see langword="null"/> keeps the present one.</summary>
    public string? NewVersion { get; set; }

    /// <summary>Whether events that were raised but not consumed go to the next generation. Default: <see langword="true"/>.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;
}

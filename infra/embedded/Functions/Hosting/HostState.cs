namespace Embedded.Functions.Hosting;

/// <summary>How far the host has come.</summary>
internal sealed class HostState(TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();

    /// <summary><c>Starting</c>, <c>Running</c> or <c>Stopping</c>.</summary>
    public string Name { get; set; } = "Starting";

    public TimeSpan Uptime => time.GetElapsedTime(_began);
}

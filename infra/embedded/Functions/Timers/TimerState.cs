namespace Embedded.Functions.Timers;

/// <summary>What is kept of a timer between two runs of the process.</summary>
/// <param name="Last">The time for which it last ran; <see langword="null"/> when it never did.</param>
/// <param name="Next">The time for which it runs next.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record TimerState(DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset LastUpdated);

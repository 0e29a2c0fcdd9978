namespace Embedded.TaskHubs.Store;

/// <summary>A pending wake-up: when (UTC ticks), whose, and for which task; task -1 is a delayed start.</summary>
internal readonly record struct TimerKey(long Due, long Instance, int TaskId, int Generation);

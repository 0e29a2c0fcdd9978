namespace Embedded.TaskHubs.Store;

/// <summary>One turn as history keeps it: when it ran, what it received, and what it did, in order.</summary>
internal readonly record struct TurnRecord(DateTime Time, IReadOnlyList<HubEvent> Received, IReadOnlyList<HubEvent> Actions);

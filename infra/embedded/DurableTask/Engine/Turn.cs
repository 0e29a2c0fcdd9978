using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>What a turn received, did and left behind, ready to be stored.</summary>
internal sealed record Turn(OrchestrationInstance Instance, InstanceHeader Header, DateTime Time)
{
    /// <summary>Everything that was taken in, for a second try.</summary>
    public required List<HubEvent> Batch { get; init; }

    /// <summary>What of it counted, in order.</summary>
    public required List<HubEvent> Received { get; init; }

    /// <summary>What the orchestrator did, in order.</summary>
    public required List<HubEvent> Actions { get; init; }

    /// <summary>Only outcomes of activities that the finished instance left behind.</summary>
    public bool IsLate { get; init; }

    public Ending? Ending { get; init; }

    public string? CustomStatus { get; init; }

    public bool IsSuspended { get; init; }

    public bool HasOpenActivities { get; init; }

    /// <summary>Whether rows of timers may be left that an ending must delete.</summary>
    public bool MayHaveTimers { get; init; }

    public bool TerminatesChildren { get; init; }

    public IReadOnlyList<TimerKey> NewTimers { get; init; } = [];

    public IReadOnlyList<TimerKey> CancelledTimers { get; init; } = [];

    public IReadOnlyList<TimerKey> FiredTimers { get; init; } = [];

    public IEnumerable<long> ConsumedMessages => Batch.Where(static message => message.Sequence > 0).Select(static message => message.Sequence);
}

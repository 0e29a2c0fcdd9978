using Embedded.TaskHubs.Store;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>A start as the writer decided it: the new instance, and what it replaced, or the status that refused it.</summary>
internal readonly record struct StartedInstance(
    InstanceHeader? Header, OrchestrationRuntimeStatus? RefusedBy, long ReplacedKey, IReadOnlyList<TimerKey> RemovedTimers);

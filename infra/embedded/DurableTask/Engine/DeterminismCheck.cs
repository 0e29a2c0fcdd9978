using System.Globalization;
using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>Holds what an orchestrator does in a replayed turn against what history says it did.</summary>
internal static class DeterminismCheck
{
    public const string ErrorType = "DurableTask.Core.Exceptions.NonDeterministicOrchestrationException";

    /// <summary>The first difference as a sentence; null when there is none.</summary>
    public static string? FindDifference(IReadOnlyList<HubEvent> recorded, IReadOnlyList<HubEvent> produced)
    {
        for (int index = 0; index < Math.Max(recorded.Count, produced.Count); index++)
        {
            HubEvent? expected = index < recorded.Count ? recorded[index] : null;
            HubEvent? found = index < produced.Count ? produced[index] : null;
            if (expected is null || found is null || !Same(expected, found))
            {
                return "The orchestrator did not do on replay what its history says it did. " +
                    $"Expected: {Describe(expected)}. Found: {Describe(found)}. " +
                    "Its code was changed while the instance was running, or depends on something that differs between runs (time, random, configuration, I/O).";
            }
        }

        return null;
    }

    private static bool Same(HubEvent expected, HubEvent found) =>
        expected.Kind == found.Kind
        && expected.TaskId == found.TaskId
        && string.Equals(expected.Name, found.Name, StringComparison.OrdinalIgnoreCase)
        && string.Equals(expected.Target, found.Target, StringComparison.Ordinal)
        && (expected.Kind != HubEventKind.TimerCreated || expected.At == found.At);

    private static string Describe(HubEvent? action) => action?.Kind switch
    {
        null => "nothing",
        HubEventKind.TaskScheduled => $"activity '{action.Name}' (#{action.TaskId})",
        HubEventKind.SubOrchestrationCreated => $"sub-orchestration '{action.Name}' as '{action.Target}' (#{action.TaskId})",
        HubEventKind.TimerCreated => string.Create(
            CultureInfo.InvariantCulture, $"timer due {new DateTime(action.At, DateTimeKind.Utc):o} (#{action.TaskId})"),
        HubEventKind.EventSent => $"event '{action.Name}' to '{action.Target}' (#{action.TaskId})",
        _ => $"{action.Kind} (#{action.TaskId})",
    };
}

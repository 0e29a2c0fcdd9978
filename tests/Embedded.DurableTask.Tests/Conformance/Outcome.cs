using System.Globalization;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>Everything a client can see of a hub, as lines that can be compared between modes.</summary>
internal static class Outcome
{
    public static async Task<string> ReadAsync(DurableTaskClient client, IEnumerable<string> effects)
    {
        List<string> lines = [];
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
        {
            lines.Add(Describe(instance));
            IList<HistoryEvent> history = await client.GetOrchestrationHistoryAsync(instance.InstanceId);
            lines.Add($"{instance.InstanceId} history: {string.Join(", ", history.Where(IsNoStepMark).Select(Describe).Order(StringComparer.Ordinal))}");
        }

        lines.Sort(StringComparer.Ordinal);
        return string.Join('\n', lines.Concat(effects.Order(StringComparer.Ordinal)));
    }

    public static string Describe(TaskFailureDetails? failure)
        => failure is null ? string.Empty : $"{failure.ErrorType}: {failure.ErrorMessage} <{Describe(failure.InnerFailure)}>";

    private static string Describe(OrchestrationMetadata instance) => string.Create(
        CultureInfo.InvariantCulture,
        $"{instance.InstanceId} {instance.Name} {instance.RuntimeStatus} created {instance.CreatedAt:o} updated {instance.LastUpdatedAt:o} " +
        $"input {Short(instance.SerializedInput)} output {Short(instance.SerializedOutput)} status {Short(instance.SerializedCustomStatus)} " +
        $"tags {string.Join(';', instance.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal))} failure {Describe(instance.FailureDetails)}");

    private static string Short(string? data) => data is { Length: > 2000 } ? $"{data.Length} characters" : data ?? "-";

    /// <summary>How many steps the same events were taken in is no part of an outcome: it depends on what arrived together. Nor are the
    /// tasks' numbers: activities that run side by side may end in any order.</summary>
    private static bool IsNoStepMark(HistoryEvent happened) => happened.EventType is not (EventType.OrchestratorStarted or EventType.OrchestratorCompleted);

    private static string Describe(HistoryEvent happened) => happened switch
    {
        TaskScheduledEvent task => $"TaskScheduled {task.Name}",
        TimerCreatedEvent timer => string.Create(CultureInfo.InvariantCulture, $"TimerCreated {timer.FireAt:o}"),
        SubOrchestrationInstanceCreatedEvent sub => $"SubCreated {sub.Name} {sub.InstanceId}",
        EventRaisedEvent raised => $"EventRaised {raised.Name}",
        EventSentEvent sent => $"EventSent {sent.Name} to {sent.InstanceId}",
        _ => happened.EventType.ToString(),
    };
}

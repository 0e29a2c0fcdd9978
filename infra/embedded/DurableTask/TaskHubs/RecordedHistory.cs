using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Embedded.TaskHubs;

/// <summary>
/// A history as text, to be kept in a file beside the tests: what <see cref="Microsoft.DurableTask.Client.DurableTaskClient.GetOrchestrationHistoryAsync"/>
/// gives, one JSON object an event. Stack traces are left out.
/// </summary>
public static class RecordedHistory
{
    private static readonly JsonSerializerOptions Layout = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a history: one event a line, so that two recordings can be compared.</summary>
    /// <exception cref="NotSupportedException">The history holds an event that an embedded hub does not write.</exception>
    public static string Write(IEnumerable<HistoryEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return "[\n" + string.Join(",\n", history.Select(item => Write(item).ToJsonString(Layout))) + "\n]\n";
    }

    /// <summary>Reads what <see cref="Write(IEnumerable{HistoryEvent})"/> wrote.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static IReadOnlyList<HistoryEvent> Read(string text)
    {
        try
        {
            return [.. JsonNode.Parse(text)!.AsArray().Select(node => Read(node!.AsObject()))];
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new FormatException("This is no recorded history: " + cause.Message, cause);
        }
    }

    private static JsonObject Write(HistoryEvent item)
    {
        JsonObject line = new() { ["event"] = item.EventType.ToString(), ["at"] = Text(item.Timestamp) };
        if (item.EventId >= 0)
        {
            line["id"] = item.EventId;
        }

        foreach (KeyValuePair<string, JsonNode?> member in MembersOf(item).Where(member => member.Value is not null))
        {
            line[member.Key] = member.Value;
        }

        return line;
    }

    private static Dictionary<string, JsonNode?> MembersOf(HistoryEvent item) => item switch
    {
        OrchestratorStartedEvent or OrchestratorCompletedEvent => [],
        ExecutionStartedEvent started => new()
        {
            ["name"] = started.Name,
            ["version"] = started.Version,
            ["input"] = started.Input,
            ["instance"] = started.OrchestrationInstance?.InstanceId,
            ["parent"] = started.ParentInstance?.OrchestrationInstance?.InstanceId,
            ["parentName"] = started.ParentInstance?.Name,
        },
        TaskScheduledEvent scheduled => new() { ["name"] = scheduled.Name, ["version"] = scheduled.Version, ["input"] = scheduled.Input },
        TaskCompletedEvent completed => new() { ["of"] = completed.TaskScheduledId, ["result"] = completed.Result },
        TaskFailedEvent failed => new() { ["of"] = failed.TaskScheduledId, ["failure"] = Write(failed.FailureDetails) },
        TimerCreatedEvent created => new() { ["due"] = Text(created.FireAt) },
        TimerFiredEvent fired => new() { ["of"] = fired.TimerId, ["due"] = Text(fired.FireAt) },
        SubOrchestrationInstanceCreatedEvent created => new() { ["name"] = created.Name, ["version"] = created.Version, ["instance"] = created.InstanceId, ["input"] = created.Input },
        SubOrchestrationInstanceCompletedEvent completed => new() { ["of"] = completed.TaskScheduledId, ["result"] = completed.Result },
        SubOrchestrationInstanceFailedEvent failed => new() { ["of"] = failed.TaskScheduledId, ["failure"] = Write(failed.FailureDetails) },
        EventRaisedEvent raised => new() { ["name"] = raised.Name, ["input"] = raised.Input },
        EventSentEvent sent => new() { ["name"] = sent.Name, ["instance"] = sent.InstanceId, ["input"] = sent.Input },
        ExecutionSuspendedEvent suspended => new() { ["reason"] = suspended.Reason },
        ExecutionResumedEvent resumed => new() { ["reason"] = resumed.Reason },
        ExecutionTerminatedEvent terminated => new() { ["input"] = terminated.Input },
        ExecutionCompletedEvent completed => new()
        {
            ["status"] = completed.OrchestrationStatus.ToString(),
            ["result"] = completed.Result,
            ["failure"] = Write(completed.FailureDetails),
        },
        _ => throw new NotSupportedException($"A {item.EventType} event cannot be recorded."),
    };

    private static HistoryEvent Read(JsonObject line)
    {
        string kind = Text(line, "event") ?? throw new FormatException("An event without a kind.");
        int id = Number(line, "id") ?? -1;
        HistoryEvent item = kind switch
        {
            nameof(EventType.OrchestratorStarted) => new OrchestratorStartedEvent(id),
            nameof(EventType.OrchestratorCompleted) => new OrchestratorCompletedEvent(id),
            nameof(EventType.ExecutionStarted) => new ExecutionStartedEvent(id)
            {
                Name = Text(line, "name") ?? "",
                Version = Text(line, "version"),
                Input = Text(line, "input"),
                OrchestrationInstance = new OrchestrationInstance { InstanceId = Text(line, "instance") ?? "" },
                ParentInstance = Text(line, "parent") is { } parent
                    ? new ParentInstance { Name = Text(line, "parentName"), OrchestrationInstance = new OrchestrationInstance { InstanceId = parent } }
                    : null,
            },
            nameof(EventType.TaskScheduled) => new TaskScheduledEvent(id) { Name = Text(line, "name"), Version = Text(line, "version"), Input = Text(line, "input") },
            nameof(EventType.TaskCompleted) => new TaskCompletedEvent(id) { TaskScheduledId = Of(line), Result = Text(line, "result") },
            nameof(EventType.TaskFailed) => new TaskFailedEvent(id) { TaskScheduledId = Of(line), FailureDetails = ReadFailure(line["failure"]) },
            nameof(EventType.TimerCreated) => new TimerCreatedEvent(id) { FireAt = Time(line, "due") },
            nameof(EventType.TimerFired) => new TimerFiredEvent(id) { TimerId = Of(line), FireAt = Time(line, "due") },
            nameof(EventType.SubOrchestrationInstanceCreated) => new SubOrchestrationInstanceCreatedEvent(id)
            {
                Name = Text(line, "name"),
                Version = Text(line, "version"),
                InstanceId = Text(line, "instance"),
                Input = Text(line, "input"),
            },
            nameof(EventType.SubOrchestrationInstanceCompleted) => new SubOrchestrationInstanceCompletedEvent(id) { TaskScheduledId = Of(line), Result = Text(line, "result") },
            nameof(EventType.SubOrchestrationInstanceFailed) => new SubOrchestrationInstanceFailedEvent(id) { TaskScheduledId = Of(line), FailureDetails = ReadFailure(line["failure"]) },
            nameof(EventType.EventRaised) => new EventRaisedEvent(id) { Name = Text(line, "name"), Input = Text(line, "input") },
            nameof(EventType.EventSent) => new EventSentEvent(id) { Name = Text(line, "name"), InstanceId = Text(line, "instance"), Input = Text(line, "input") },
            nameof(EventType.ExecutionSuspended) => new ExecutionSuspendedEvent(id) { Reason = Text(line, "reason") },
            nameof(EventType.ExecutionResumed) => new ExecutionResumedEvent(id) { Reason = Text(line, "reason") },
            nameof(EventType.ExecutionTerminated) => new ExecutionTerminatedEvent(id) { Input = Text(line, "input") },
            nameof(EventType.ExecutionCompleted) => new ExecutionCompletedEvent(id)
            {
                OrchestrationStatus = Enum.Parse<OrchestrationStatus>(Text(line, "status")!),
                Result = Text(line, "result"),
                FailureDetails = ReadFailure(line["failure"]),
            },
            _ => throw new FormatException($"There is no event '{kind}'."),
        };
        item.Timestamp = Time(line, "at");
        return item;
    }

    private static JsonObject? Write(FailureDetails? failure) => failure is null
        ? null
        : new JsonObject { ["type"] = failure.ErrorType, ["message"] = failure.ErrorMessage, ["inner"] = Write(failure.InnerFailure) };

    private static FailureDetails? ReadFailure(JsonNode? node) => node is JsonObject failure
        ? new FailureDetails(Text(failure, "type") ?? "", Text(failure, "message") ?? "", null, ReadFailure(failure["inner"]), isNonRetriable: false)
        : null;

    private static string Text(DateTime time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject line, string name) => line[name]?.GetValue<string>();

    private static int? Number(JsonObject line, string name) => line[name]?.GetValue<int>();

    private static int Of(JsonObject line) => Number(line, "of") ?? throw new FormatException("An outcome does not say of what.");

    private static DateTime Time(JsonObject line, string name) =>
        DateTime.Parse(Text(line, name) ?? throw new FormatException($"An event lacks {name}."), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}

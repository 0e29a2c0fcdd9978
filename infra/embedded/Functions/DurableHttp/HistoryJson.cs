using System.Text.Json.Nodes;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Embedded.Functions.DurableHttp;

/// <summary>An instance's history as JSON: what happened, not how the engine got there. The event that schedules a task
/// is merged into the one that ends it.</summary>
internal static class HistoryJson
{
    /// <summary>The history.</summary>
    /// <param name="history">The events.</param>
    /// <param name="showInput">Whether the orchestration's input is in it.</param>
    /// <param name="showOutput">Whether results, event payloads and failures' texts are in it.</param>
    public static JsonArray Of(IEnumerable<HistoryEvent> history, bool showInput, bool showOutput)
    {
        var result = new JsonArray();
        var scheduled = new Dictionary<int, (string? Name, DateTime At)>();
        foreach (var happened in history)
        {
            switch (happened)
            {
                case OrchestratorStartedEvent or OrchestratorCompletedEvent:
                    break;
                case TaskScheduledEvent task:
                    scheduled[task.EventId] = (task.Name, task.Timestamp);
                    break;
                case SubOrchestrationInstanceCreatedEvent child:
                    scheduled[child.EventId] = (child.Name, child.Timestamp);
                    break;
                default:
                    result.Add((JsonNode)Of(happened, scheduled, showInput, showOutput));
                    break;
            }
        }

        return result;
    }

    private static JsonObject Of(HistoryEvent happened, Dictionary<int, (string? Name, DateTime At)> scheduled, bool showInput, bool showOutput)
    {
        var json = new JsonObject { ["EventType"] = happened.EventType.ToString() };
        switch (happened)
        {
            case ExecutionStartedEvent started:
                json["FunctionName"] = started.Name;
                Add(json, "Input", started.Input, showInput);
                break;
            case TaskCompletedEvent task:
                Schedule(json, scheduled, task.TaskScheduledId);
                Add(json, "Result", task.Result, showOutput);
                break;
            case TaskFailedEvent task:
                Schedule(json, scheduled, task.TaskScheduledId);
                Failure(json, task.FailureDetails, task.Reason, showOutput);
                break;
            case SubOrchestrationInstanceCompletedEvent child:
                Schedule(json, scheduled, child.TaskScheduledId);
                Add(json, "Result", child.Result, showOutput);
                break;
            case SubOrchestrationInstanceFailedEvent child:
                Schedule(json, scheduled, child.TaskScheduledId);
                Failure(json, child.FailureDetails, child.Reason, showOutput);
                break;
            case TimerCreatedEvent timer:
                json["FireAt"] = timer.FireAt;
                break;
            case TimerFiredEvent timer:
                json["FireAt"] = timer.FireAt;
                break;
            case EventRaisedEvent raised:
                json["Name"] = raised.Name;
                Add(json, "Input", raised.Input, showOutput);
                break;
            case EventSentEvent sent:
                json["Name"] = sent.Name;
                json["InstanceId"] = sent.InstanceId;
                Add(json, "Input", sent.Input, showOutput);
                break;
            case ExecutionCompletedEvent ended:
                json["OrchestrationStatus"] = ended.OrchestrationStatus.ToString();
                Add(json, "Result", ended.Result, showOutput);
                if (ended.FailureDetails is { } failure)
                {
                    Failure(json, failure, null, showOutput);
                }

                break;
            case ExecutionTerminatedEvent terminated:
                Add(json, "Reason", terminated.Input, true);
                break;
            case ExecutionSuspendedEvent suspended:
                json["Reason"] = suspended.Reason;
                break;
            case ExecutionResumedEvent resumed:
                json["Reason"] = resumed.Reason;
                break;
        }

        json["Timestamp"] = happened.Timestamp;
        return json;
    }

    private static void Schedule(JsonObject json, Dictionary<int, (string? Name, DateTime At)> scheduled, int id)
    {
        if (scheduled.TryGetValue(id, out var task))
        {
            json["FunctionName"] = task.Name;
            json["ScheduledTime"] = task.At;
        }
    }

    private static void Failure(JsonObject json, FailureDetails? failure, string? reason, bool show)
    {
        json["Reason"] = failure?.ErrorType ?? reason;
        if (show)
        {
            json["Details"] = failure?.ErrorMessage;
        }
    }

    private static void Add(JsonObject json, string name, string? serialized, bool show)
    {
        if (show)
        {
            json[name] = StatusJson.Json(serialized);
        }
    }
}

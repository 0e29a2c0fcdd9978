using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.DurableTask;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>The orchestrators and activities of a scenario. Notes every run of an activity, so that a step that runs twice is seen.</summary>
internal sealed class TaskSet(ConcurrentQueue<string> effects, Action activityRan)
{
    public DurableTaskRegistry Registry { get; } = new();

    public TaskSet Orchestrator<TInput, TOutput>(string name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> code)
    {
        Registry.AddOrchestratorFunc(name, code);
        return this;
    }

    public TaskSet Orchestrator<TInput, TOutput>(string name, string version, Func<TaskOrchestrationContext, TInput, Task<TOutput>> code)
    {
        Registry.AddOrchestratorFunc(name, version, code);
        return this;
    }

    public TaskSet Orchestrator<TOutput>(string name, Func<TaskOrchestrationContext, Task<TOutput>> code)
    {
        Registry.AddOrchestratorFunc(name, code);
        return this;
    }

    public TaskSet Activity<TInput, TOutput>(string name, Func<TInput, TOutput> code)
        => Activity<TInput, TOutput>(name, (_, input) => Task.FromResult(code(input)));

    public TaskSet Activity<TInput, TOutput>(string name, Func<TaskActivityContext, TInput, Task<TOutput>> code)
    {
        Registry.AddActivityFunc(name, Noted(name, code));
        return this;
    }

    public TaskSet Activity<TInput, TOutput>(string name, string version, Func<TaskActivityContext, TInput, Task<TOutput>> code)
    {
        Registry.AddActivityFunc(name, version, Noted($"{name}@{version}", code));
        return this;
    }

    /// <summary>An activity that gives its input back.</summary>
    public TaskSet Echo(string name = "Echo") => Activity<string, string>(name, text => text);

    private Func<TaskActivityContext, TInput, Task<TOutput>> Noted<TInput, TOutput>(
        string name, Func<TaskActivityContext, TInput, Task<TOutput>> code)
        => async (context, input) =>
        {
            string data = JsonSerializer.Serialize(input);
            effects.Enqueue($"{context.InstanceId}: {name}({(data.Length > 60 ? $"{data.Length} characters" : data)})");
            try
            {
                return await code(context, input);
            }
            finally
            {
                activityRan();
            }
        };
}

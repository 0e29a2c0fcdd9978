using System.Reflection;
using System.Text.Json;
using DurableTask.Core.History;
using Embedded.TaskHubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CareFunctions.Tests.Histories;

/// <summary>What ran under earlier versions goes on under this one: README.md beside the recordings says what to do when it does not.</summary>
public sealed class RecordedHistoriesTests
{
    private const string Advice =
        "Procedures that run while this version is deployed would fail. Change the code so that it does what the history says; never edit a recording. " +
        "See tests/CareFunctions.Tests/Histories/README.md.";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");
    private static readonly Dictionary<string, MethodInfo> Orchestrators = FindOrchestrators();

    private static readonly string[] Files = [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Recordings => [.. Files];

    public static TheoryData<string> OrchestratorNames => [.. Orchestrators.Keys];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Replay_Recording_DoesWhatItsHistorySays(string file) =>
        HistoryReplay.FindDifference(Read(file), Registry(), HubJson.Instance).ShouldBeNull($"{file}: {Advice}");

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Replay_RecordingBrokenOffAnywhere_GoesOn(string file)
    {
        // An instance is as likely to be in any other step when the new version comes.
        var history = Read(file);
        var turns = history.Select((item, index) => (item, index)).Where(one => one.item is OrchestratorCompletedEvent).Select(one => one.index + 1).ToList();
        foreach (var length in turns.Where((_, number) => number % Math.Max(1, turns.Count / 12) == 0))
        {
            HistoryReplay.FindDifference([.. history.Take(length)], Registry(), HubJson.Instance).ShouldBeNull($"{file}, its first {length} events: {Advice}");
        }
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Replay_HistoryOfOtherCode_IsFound(string file)
    {
        // As if the code had another first activity: the check must see it.
        var history = Read(file);
        var first = history.OfType<TaskScheduledEvent>().First();
        var other = new TaskScheduledEvent(first.EventId) { Name = "SomethingElse", Input = first.Input, Timestamp = first.Timestamp };
        HistoryReplay.FindDifference([.. history.Select(item => item == first ? other : item)], Registry(), HubJson.Instance)
            .ShouldNotBeNull().ShouldContain("SomethingElse");
    }

    [Theory]
    [MemberData(nameof(OrchestratorNames))]
    public void Orchestrator_EachOne_HasARecording(string name) =>
        Files.ShouldContain(file => file.StartsWith(name + "-", StringComparison.Ordinal),
            $"No history of {name} is recorded. See tests/CareFunctions.Tests/Histories/README.md.");

    private static IReadOnlyList<HistoryEvent> Read(string file) => RecordedHistory.Read(File.ReadAllText(Path.Combine(Folder, file)));

    private static DurableTaskRegistry Registry()
    {
        var registry = new DurableTaskRegistry();
        foreach (var (name, method) in Orchestrators)
        {
            registry.AddOrchestratorFunc(name, context => ResultOf(method, context));
        }

        return registry;
    }

    private static async Task<object?> ResultOf(MethodInfo orchestrator, TaskOrchestrationContext context)
    {
        var run = (Task)orchestrator.Invoke(null, [context])!;
        await run;
        return run.GetType().GetProperty("Result")?.GetValue(run);
    }

    private static Dictionary<string, MethodInfo> FindOrchestrators() => typeof(CareFunctionsApplication).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance))
        .Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null))
        .ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

    /// <summary>JSON as the application's task hub writes it: the serializer of the worker's default options.</summary>
    private sealed class HubJson : DataConverter
    {
        private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

        public static HubJson Instance { get; } = new();

        public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

        public override object? Deserialize(string? data, Type targetType) => data is null ? null : JsonSerializer.Deserialize(data, targetType, Options);
    }
}

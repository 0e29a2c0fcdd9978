using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;

namespace Embedded.TaskHubs;

/// <summary>Where a task hub lives and how much it may do at a time.</summary>
public sealed record TaskHubOptions
{
    /// <summary>The folder of the hub's file, made when it is not there. The file is <c>{Name}.taskhub.db</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The hub's name: letters, digits, '-' and '_'. Default: TestHubName, as in host.json.</summary>
    public string Name { get; init; } = "TestHubName";

    /// <summary>Activities that run at a time, at least 1. Default: 10 for each processor.</summary>
    public int MaxConcurrentActivities { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>Orchestrations that take a step at the same moment, at least 1. Default: 10 for each processor.</summary>
    public int MaxConcurrentOrchestrators { get; init; } = 10 * Environment.ProcessorCount;

    /// <summary>Orchestrations kept live in memory between steps, at least 1; others are replayed when they go on. Default: 20,000.</summary>
    public int LiveInstances { get; init; } = 20_000;

    /// <summary>Throws live state away after every step, so that each step is a replay. For tests. Default: false.</summary>
    public bool EvictAfterEveryStep { get; init; }

    /// <summary>How long finished instances are kept; null for ever. Default: null.</summary>
    public TimeSpan? RetainFinished { get; init; }

    /// <summary>The version of orchestrations that are started without one. Default: empty, unversioned.</summary>
    public string DefaultVersion { get; init; } = string.Empty;

    /// <summary>Which versions of orchestrations run here; null for every one.</summary>
    public DurableTaskWorkerOptions.VersioningOptions? Versioning { get; init; }

    /// <summary>Converts inputs, outputs, events and custom statuses. Default: JSON.</summary>
    public DataConverter DataConverter { get; init; } = JsonDataConverter.Default;

    /// <exception cref="ArgumentException">Names every setting that is out of range.</exception>
    internal void Validate()
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(DataFolder))
        {
            faults.Add($"{nameof(DataFolder)} is empty");
        }

        if (Name.Length == 0 || !Name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
        {
            faults.Add($"{nameof(Name)} '{Name}' must consist of letters, digits, '-' and '_'");
        }

        AddIfBelowOne(faults, nameof(MaxConcurrentActivities), MaxConcurrentActivities);
        AddIfBelowOne(faults, nameof(MaxConcurrentOrchestrators), MaxConcurrentOrchestrators);
        AddIfBelowOne(faults, nameof(LiveInstances), LiveInstances);
        if (RetainFinished <= TimeSpan.Zero)
        {
            faults.Add($"{nameof(RetainFinished)} must be more than zero");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException("The task hub's options are not valid: " + string.Join("; ", faults) + ".");
        }
    }

    private static void AddIfBelowOne(List<string> faults, string name, int value)
    {
        if (value < 1)
        {
            faults.Add($"{name} is {value} and must be at least 1");
        }
    }
}

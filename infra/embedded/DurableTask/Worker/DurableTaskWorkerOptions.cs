using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Worker;

/// <summary>A worker's settings.</summary>
public class DurableTaskWorkerOptions
{
    /// <summary>Which versions a worker takes.</summary>
    public enum VersionMatchStrategy
    {
        /// <summary>Every one.</summary>
        None = 0,

        /// <summary>Only its own.</summary>
        Strict = 1,

        /// <summary>Its own and older ones.</summary>
        CurrentOrOlder = 2,
    }

    /// <summary>What becomes of an orchestration whose version a worker does not take.</summary>
    public enum VersionFailureStrategy
    {
        /// <summary>It waits for a worker that does.</summary>
        Reject = 0,

        /// <summary>It fails.</summary>
        Fail = 1,
    }

    /// <summary>Converts inputs, outputs and events. Default: JSON.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    /// <summary>
    /// The longest single timer. A longer one is made of several in a row, which the orchestrator does not see. Here every timer is one
    /// row in an index whatever its length, so the value changes nothing. Default: three days.
    /// </summary>
    public TimeSpan MaximumTimerInterval { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How many run at a time.</summary>
    public ConcurrencyOptions Concurrency { get; } = new();

    /// <summary>Which versions the worker takes; <see langword="null"/> means every one.</summary>
    public VersioningOptions? Versioning { get; set; }

    /// <summary>Whether <see cref="Versioning"/> is set.</summary>
    public bool IsVersioningSet => Versioning is not null;

    /// <summary>How many run at a time.</summary>
    public class ConcurrencyOptions
    {
        /// <summary>Activities at a time. Default: 100 for each processor.</summary>
        public int MaximumConcurrentActivityWorkItems { get; set; } = 100 * Environment.ProcessorCount;

        /// <summary>Orchestrations that take a step at a time. Default: 100 for each processor.</summary>
        public int MaximumConcurrentOrchestrationWorkItems { get; set; } = 100 * Environment.ProcessorCount;
    }

    /// <summary>Which versions a worker takes.</summary>
    public class VersioningOptions
    {
        /// <summary>The worker's version. Default: empty, unversioned.</summary>
        public string Version { get; set; } = string.Empty;

        /// <summary>The version of sub-orchestrations that are called without one. Default: empty, unversioned.</summary>
        public string DefaultVersion { get; set; } = string.Empty;

        /// <summary>Which versions are taken. Default: every one.</summary>
        public VersionMatchStrategy MatchStrategy { get; set; } = VersionMatchStrategy.None;

        /// <summary>What becomes of the others. Default: they wait.</summary>
        public VersionFailureStrategy FailureStrategy { get; set; } = VersionFailureStrategy.Reject;
    }
}

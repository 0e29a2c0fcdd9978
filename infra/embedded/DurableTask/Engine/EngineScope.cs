using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Embedded.TaskHubs.Engine;

/// <summary>What every part of the engine shares.</summary>
internal sealed record EngineScope(
    TaskHubOptions Options, DurableTaskRegistry Registry, IServiceProvider Services, TimeProvider Clock, ILoggerFactory Loggers, ILogger Logger)
{
    public DataConverter Converter => Options.DataConverter;

    /// <summary>The version of a sub-orchestration that is called without one.</summary>
    public string SubOrchestrationVersion => Options.Versioning?.DefaultVersion is { Length: > 0 } version ? version : Options.DefaultVersion;

    public long NowTicks => Clock.GetUtcNow().UtcTicks;
}

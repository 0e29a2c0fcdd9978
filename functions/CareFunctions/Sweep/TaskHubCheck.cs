using System.Runtime.CompilerServices;
using CareFunctions.Settings;
using CareFunctions.SystemCommands.Connectors;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CareFunctions.Sweep;

/// <summary>Orchestrations that failed, did not start, or go on delivering a command that has long become a task.</summary>
public sealed class TaskHubCheck(IOptions<CareOptions> options) : ISweepCheck
{
    /// <summary>The source under which the procedures themselves record that they broke off: one that could not even do that is recorded in its stead.</summary>
    public const string Procedure = "procedure";

    /// <summary>The code of an orchestration that failed.</summary>
    public const string Failed = "failed";

    /// <summary>The code of an orchestration that has not started for an hour.</summary>
    public const string NotStarted = "not-started";

    /// <summary>The code of a command that is still being delivered a day after it became a task.</summary>
    public const string StillDelivering = "command-still-delivered";

    /// <summary>Those without <see cref="Failed"/>: what failed is not put right by being gone from the task hub.</summary>
    public IReadOnlyList<string> Codes { get; } = [NotStarted, StillDelivering];

    /// <inheritdoc />
    public async IAsyncEnumerable<SweepFinding> FindAsync(
        RunningInstances instances, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instances);
        await foreach (var failed in ListAsync(instances.Client, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Failed]), cancellationToken))
        {
            yield return new SweepFinding(Failed, failed.InstanceId, $"{failed.Name} {failed.InstanceId} failed at {failed.LastUpdatedAt:yyyy-MM-dd HH:mm} UTC. Look after its case by hand.")
            {
                Source = Procedure,
            };
        }

        var waiting = new OrchestrationQuery(CreatedTo: now.AddHours(-1), Statuses: [OrchestrationRuntimeStatus.Pending]);
        await foreach (var pending in ListAsync(instances.Client, waiting, cancellationToken))
        {
            yield return new SweepFinding(NotStarted, pending.InstanceId, $"{pending.Name} {pending.InstanceId} was to start at {pending.CreatedAt:yyyy-MM-dd HH:mm} UTC and has not.");
        }

        var late = new OrchestrationQuery(
            CreatedTo: now - options.Value.ConnectorTimeout - TimeSpan.FromDays(1),
            Statuses: [OrchestrationRuntimeStatus.Running],
            InstanceIdPrefix: ConnectorDelivery.InstanceOf(""));
        await foreach (var delivery in ListAsync(instances.Client, late, cancellationToken))
        {
            yield return new SweepFinding(StillDelivering, delivery.InstanceId, $"{delivery.InstanceId} has been on its way since {delivery.CreatedAt:yyyy-MM-dd HH:mm} UTC, longer than a command may be.");
        }
    }

    private static async IAsyncEnumerable<OrchestrationMetadata> ListAsync(
        DurableTaskClient client, OrchestrationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            yield return instance;
        }
    }
}

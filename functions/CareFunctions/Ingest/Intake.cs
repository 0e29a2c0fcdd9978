using CareFunctions.Logging;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Ingest;

/// <summary>Starts the procedure for a piece of work, once: the instance id comes from the work's own identity, so a repeat finds the first.</summary>
public sealed class Intake(ILogger<Intake> log)
{
    /// <summary>Starts a procedure unless it was started before, whatever has become of it since.</summary>
    /// <returns>Whether this call started it.</returns>
    public async Task<bool> StartAsync(
        DurableTaskClient client, string orchestration, string instanceId, object input, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instanceId, cancellationToken) is not null)
        {
            log.StartedBefore(instanceId);
            return false;
        }

        try
        {
            var options = new StartOrchestrationOptions(instanceId)
                .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await client.ScheduleNewOrchestrationInstanceAsync(orchestration, input, options, cancellationToken);
        }
#pragma warning disable CA1031 // Which exception tells that the instance exists differs between backends; that it exists is what counts.
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The same work came twice at once, and the other one was first.
            if (await client.GetInstanceAsync(instanceId, cancellationToken) is null)
            {
                throw;
            }

            log.StartedBefore(instanceId);
            return false;
        }

        log.Started(orchestration, instanceId);
        return true;
    }
}

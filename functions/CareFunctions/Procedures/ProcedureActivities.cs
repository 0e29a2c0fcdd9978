using CareFunctions.Ingest;
using CareFunctions.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Procedures;

/// <summary>Begins procedures that nobody waits for.</summary>
public sealed class ProcedureActivities(Intake intake, RunningWorkTable register)
{
    /// <summary>The activity's name.</summary>
    public const string Begin = "BeginProcedure";

    /// <summary>Begins a procedure, once for its instance id. It is registered first, so that the end of its case cannot miss it.</summary>
    [Function(Begin)]
    public async Task BeginAsync(
        [ActivityTrigger] BeginningProcedure beginning, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        if (await client.GetInstanceAsync(beginning.InstanceId, cancellationToken) is null)
        {
            await register.RegisterAsync(RunningProcedure.Registered(beginning.Work, beginning.InstanceId, null, beginning.At), cancellationToken);
            await intake.StartAsync(client, ProcedureOrchestration.Name, beginning.InstanceId, beginning.Work, cancellationToken);
        }
    }
}

using CareFunctions.Core.Councils;
using CareFunctions.Logging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Tasks;

/// <summary>Brings decisions to their procedures that a crash kept from them: between writing the decision and raising its event.</summary>
public sealed class DecisionRedelivery(TaskTable tasks, ILogger<DecisionRedelivery> log)
{
    /// <summary>At every start, since a crash is what makes it necessary, and every six hours. A decision that arrives twice is taken up once.</summary>
    [Function("RedeliverDecisions")]
    public async Task RunAsync(
        [TimerTrigger("0 7 */6 * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        foreach (var council in Council.All)
        {
            await foreach (var task in tasks.PendingAsync(council, cancellationToken))
            {
                if (await DecisionDelivery.DeliverAsync(client, task, cancellationToken))
                {
                    log.DecisionRedelivered(task.Id, task.InstanceId);
                }
                else
                {
                    // Its procedure ended without it, so nothing will ever take it up.
                    await tasks.TakenUpAsync(task.Id, cancellationToken);
                }
            }
        }
    }
}

using Azure.Storage.Queues.Models;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Worklists;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Referrals;
using CareFunctions.Rules;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Ingest;

/// <summary>Takes in worklist reassignments, from the queue and over HTTP.</summary>
public sealed class WorklistIngest(MessageHandling messages, Intake intake, CouncilRules rules, ArrivingRequest arriving, TimeProvider clock)
{
    private static readonly string[] ContentTypes = ["application/cloudevents+json", "application/json"];

    /// <summary>One reassignment from the queue.</summary>
    [Function("ReceiveWorklistReassignment")]
    public Task ReceiveAsync(
        [QueueTrigger(Queues.WorkListReassignments)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.WorkListReassignments, message, async body =>
        {
            var reading = await ReadAsync(client, body, cancellationToken);
            if (reading.Sound)
            {
                await StartAsync(client, reading.Value, cancellationToken);
            }

            return ContractProblem.FaultsOf(reading.Faults);
        }, cancellationToken);

    /// <summary>One reassignment over HTTP: 202 with the status URL, also for a repeat.</summary>
    [Function("PostWorklistReassignment")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "worklist-reassignments")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (body, unreadable) = await RequestBody.ReadAsync(request, ContentTypes, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var reading = await ReadAsync(client, body, cancellationToken);
        return reading.Sound
            ? Accepted.Result(request, reading.Value.InstanceId, await StartAsync(client, reading.Value, cancellationToken))
            : ContractProblem.Of(reading.Faults).ToResult();
    }

    private async Task<ContractReading<WorklistReassignment>> ReadAsync(DurableTaskClient client, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var reading = ContractReader.WorklistReassignment(body);
        if (!reading.Sound)
        {
            return reading;
        }

        var data = reading.Value.Data;
        IReadOnlyList<ContractFault> faults = rules.Find(data.Council) is { } rulebook
            ? [.. ReferralVocabulary.Faults(rulebook, data), .. RequestContradictions.Faults(rulebook, data)]
            : [new ContractFault("/data/council", FaultCodes.NotAllowed, "That council has no rulebook here.")];
        if (faults.Count == 0 && !rules.ServicesRunFor(data.Council).Contains(data.Service))
        {
            // Accepted silently, it would follow the procedure of another service.
            faults = [new ContractFault("/data/service", FaultCodes.NotAllowed, $"The procedure of {data.Service} does not run here yet, so nothing was started. Its referral can be checked with POST /api/referrals/check.")];
        }

        if (faults.Count == 0)
        {
            faults = await arriving.FaultsAsync(client, reading.Value, cancellationToken);
        }

        return faults.Count > 0 ? new ContractReading<WorklistReassignment>(null, faults) : reading;
    }

    private Task<bool> StartAsync(DurableTaskClient client, WorklistReassignment reassignment, CancellationToken cancellationToken) =>
        intake.StartAsync(
            client, ReferralOrchestration.Name, reassignment.InstanceId, new ReferralInput(reassignment.Data, clock.GetUtcNow(), reassignment.SupersededInstanceId), cancellationToken);
}

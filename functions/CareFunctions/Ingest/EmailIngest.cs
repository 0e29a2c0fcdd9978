using Azure.Storage.Queues.Models;
using CareFunctions.Cases;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Emails;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Rules;
using CareFunctions.Storage;
using CareFunctions.Increases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Ingest;

/// <summary>Takes in providers' emails, from the queue and over HTTP. Only facts go on to the procedure: the text stays in the mailbox.</summary>
public sealed class EmailIngest(MessageHandling messages, Intake intake, CouncilRules rules, PackageTable packages)
{
    private static readonly string[] ContentTypes = ["application/json"];

    /// <summary>One email from the queue.</summary>
    [Function("ReceiveProviderEmail")]
    public Task ReceiveAsync(
        [QueueTrigger(Queues.ProviderEmails)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.ProviderEmails, message, async body =>
        {
            var reading = ContractReader.GraphMessage(body);
            if (reading.Sound)
            {
                await StartAsync(client, reading.Value, cancellationToken);
            }

            return ContractProblem.FaultsOf(reading.Faults);
        }, cancellationToken);

    /// <summary>One email over HTTP: 202 with the status URL, also for a repeat.</summary>
    [Function("PostProviderEmail")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "provider-emails")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (body, unreadable) = await RequestBody.ReadAsync(request, ContentTypes, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var reading = ContractReader.GraphMessage(body);
        return reading.Sound
            ? Accepted.Result(request, reading.Value.InstanceId, await StartAsync(client, reading.Value, cancellationToken))
            : ContractProblem.Of(reading.Faults).ToResult();
    }

    private async Task<bool> StartAsync(DurableTaskClient client, GraphMessage message, CancellationToken cancellationToken)
    {
        var council = rules.EmailCouncil;
        var reading = EmailReader.Read(message, council);
        var reference = reading.CaseRefs is [var only] && only.Council == council ? only : null;
        var known = reference is null ? null : await packages.KnownCaseAsync(reference, cancellationToken);
        var verdict = EmailActing.Decide(reading, known, message.From);
        var doubts = verdict.Reasons.Select(doubt => doubt.Sentence).ToList();
        if (known is not null && reading.Fields.HoursPerWeekFrom is { } from
            && await packages.FindAsync(known.Case, cancellationToken) is { } package && package.HoursPerWeek != from)
        {
            doubts.Add("The hours that it starts from are not those of the case now.");
        }

        var request = new IncreaseRequest
        {
            Council = council,
            ReceivedAt = message.ReceivedDateTime.ToDateTimeOffset(),
            Case = reference,
            HoursPerWeek = reading.Fields.HoursPerWeekDelta,
            StartsOn = reading.Fields.EffectiveDate,
            Doubts = doubts,
        };
        return await intake.StartAsync(client, TemporaryIncreaseOrchestration.Name, message.InstanceId, request, cancellationToken);
    }
}

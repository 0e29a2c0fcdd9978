using Azure.Storage.Queues.Models;
using CareFunctions.Emails;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Ingest;

/// <summary>Takes in providers' emails, from the queue and over HTTP. Only facts go on to the procedure: the text stays with the email.</summary>
public sealed class EmailIngest(MessageHandling messages, EmailIntake emails)
{
    private static readonly string[] ContentTypes = ["application/json"];

    /// <summary>One email from the queue.</summary>
    [Function("ReceiveProviderEmail")]
    public Task ReceiveAsync(
        [QueueTrigger(Queues.ProviderEmails)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.ProviderEmails, message, async body =>
            ContractProblem.FaultsOf((await emails.ReceiveAsync(client, body, council: null, cancellationToken)).Faults), cancellationToken);

    /// <summary>One email over HTTP: 202 with the status URL, also for a repeat.</summary>
    [Function("PostProviderEmail")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "provider-emails")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<ProblemFault>();
        var council = EmailQuery.Council(request, required: false, faults);
        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var (body, unreadable) = await RequestBody.ReadAsync(request, ContentTypes, cancellationToken, RequestBody.EmailLimit);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var receipt = await emails.ReceiveAsync(client, body, council, cancellationToken);
        return receipt.Faults.Count > 0
            ? ContractProblem.Of(receipt.Faults).ToResult()
            : Accepted.Result(request, receipt.InstanceId, receipt.Started);
    }
}

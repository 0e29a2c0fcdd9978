using System.Net;
using System.Security.Cryptography;
using System.Text;
using CareFunctions.Core.Contracts;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Logging;
using CareFunctions.Settings;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareFunctions.Emails;

/// <summary>
/// Where Microsoft Graph tells of new emails and of what becomes of its subscriptions. Graph can show no function key: what it must show is the secret that the subscription was
/// made with. Nothing is fetched here: Graph waits three seconds for its answer, so what is told goes to a queue.
/// </summary>
public sealed class GraphNotificationFunctions(QueueSender queues, IOptions<GraphOptions> options, ILogger<GraphNotificationFunctions> log)
{
    private const int LongestToken = 2000;
    private const int Limit = 1024 * 1024;

    /// <summary>Answers the validation of a new subscription, or takes notifications: 202 once they are on the queue.</summary>
    [Function("PostGraphNotifications")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "graph/notifications")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<ProblemFault>();
        var council = EmailQuery.Council(request, required: false, faults);
        var token = request.Query["validationToken"];
        if (token.Count > 1 || (token.Count == 1 && (token[0] is not { Length: > 0 and <= LongestToken } || token[0]!.Any(char.IsControl))))
        {
            faults.Add(new ProblemFault("/validationToken", FaultCodes.WrongForm, $"Must be one text of 1 to {LongestToken} characters."));
        }

        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        if (token.Count == 1)
        {
            // Anybody may ask for this, so what comes back must be text to every browser.
            request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Text(WebUtility.HtmlEncode(token[0]), "text/plain", Encoding.UTF8);
        }

        var (body, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken, Limit);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var reading = ContractReader.GraphNotifications(body);
        if (!reading.Sound)
        {
            return ContractProblem.Of(reading.Faults).ToResult();
        }

        var believed = reading.Value.Where(one => Believed(one.ClientState)).ToList();
        if (believed.Count < reading.Value.Count)
        {
            log.NotificationsNotBelieved(reading.Value.Count - believed.Count);
        }

        if (believed.Count == 0)
        {
            // Not 202: after a mistake in the settings Graph tries again for hours, so nothing is lost by refusing.
            return Problem.Forbidden("client-state", "The clientState is not the one the subscription was made with.").ToResult();
        }

        foreach (var together in NotifiedEmail.Packed(believed.Select(one => new NotifiedEmail(one.SubscriptionId, one.Resource, one.LifecycleEvent, council))))
        {
            await queues.SendAsync(Queues.GraphNotifications, together, cancellationToken);
        }

        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    // Digests are compared, so that the time taken tells neither the secret's text nor its length.
    private bool Believed(string? clientState) =>
        options.Value.ClientState is { Length: > 0 } secret && clientState is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(clientState)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

using CareFunctions.Http;
using CareFunctions.Logging;
using CareFunctions.Staff;
using CareFunctions.Core.Json;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CareFunctions.FailureDesk;

/// <summary>The failure desk over HTTP.</summary>
public sealed class FailureFunctions(
    FailureTable failures, QueueSender queues, StaffSignIn signIn, TimeProvider clock, ILogger<FailureFunctions> log)
{
    /// <summary>Every failure without its original, the latest first; <c>?source=</c> narrows it to one queue.</summary>
    [Function("ListFailures")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "failures")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (signIn.Require(request, [StaffRole.FailureDesk]).Problem is { } refused)
        {
            return refused.ToResult();
        }

        var faults = new List<ProblemFault>();
        var source = QueryText.Read(request, "source", faults);
        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var listed = await failures.ListAsync(source, cancellationToken);
        return Results.Json(new { failures = listed }, CareJson.Options);
    }

    /// <summary>One failure with its original.</summary>
    [Function("GetFailure")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "failures/{failureId}")] HttpRequest request,
        string failureId,
        CancellationToken cancellationToken)
    {
        if (signIn.Require(request, [StaffRole.FailureDesk]).Problem is { } refused)
        {
            return refused.ToResult();
        }

        return await failures.FindAsync(failureId, cancellationToken) is { } found
            ? Results.Json(found.Failure, CareJson.Options)
            : Problem.NotFound("failure").ToResult();
    }

    /// <summary>Puts the original on its queue again, for example after a case was registered or a fault here was mended. It is a new message: if it fails
    /// again, that is a new failure.</summary>
    [Function("ReplayFailure")]
    public async Task<IResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "failures/{failureId}/replay")] HttpRequest request,
        string failureId,
        CancellationToken cancellationToken)
    {
        var (staff, refused) = signIn.Require(request, [StaffRole.FailureDesk]);
        if (refused is not null)
        {
            return refused.ToResult();
        }

        if (await failures.FindAsync(failureId, cancellationToken) is not { } found)
        {
            return Problem.NotFound("failure").ToResult();
        }

        var (failure, version) = found;
        if (!Queues.Read.Contains(failure.Source))
        {
            return Problem.Conflict("not-a-message", "This failure did not come on a queue, so there is nothing to put back.").ToResult();
        }

        var replayed = failure with { Replays = failure.Replays + 1, ReplayedAt = clock.GetUtcNow(), ReplayedBy = staff!.Name };
        if (!await failures.TryMarkReplayedAsync(replayed, version, cancellationToken))
        {
            return Problem.Conflict("replayed-meanwhile", "Somebody else replayed it just now.").ToResult();
        }

        // Marked before sent: after a crash in between it shows as replayed and can be replayed again; the other order could send it twice unseen.
        await queues.SendTextAsync(failure.Source, failure.Original!, cancellationToken);
        log.Replayed(failure.Id, failure.Source);
        return Results.Json(replayed with { Original = null }, CareJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}

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
    /// <summary>The failures without their originals, the latest first, but for those that are closed; <c>?state=</c> (open, replayed, closed or any) says which else, and
    /// <c>?source=</c> narrows it to one queue. In pages: see <see cref="PageRequest"/>.</summary>
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
        var states = StatesNamed(QueryText.Read(request, "state", faults), faults);
        var asked = PageRequest.Read(request, "failures", faults);
        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var page = await failures.PageAsync(states, source, asked, cancellationToken);
        return Results.Json(new { failures = page.Items, next = asked.Follow(request, page.Next) }, CareJson.Options);
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

        if (failure.State == FailureState.Closed)
        {
            return Problem.Conflict("closed", $"This was closed at {failure.Closing!.At:yyyy-MM-dd HH:mm} UTC, so it is not put back.").ToResult();
        }

        var replayed = failure with { Replays = failure.Replays + 1, ReplayedAt = clock.GetUtcNow(), ReplayedBy = staff!.Name };
        if (!await failures.TryUpdateAsync(replayed, version, cancellationToken))
        {
            return Problem.Conflict("replayed-meanwhile", "Somebody else replayed or closed it just now.").ToResult();
        }

        // Marked before sent: after a crash in between it shows as replayed and can be replayed again; the other order could send it twice unseen.
        await queues.SendTextAsync(failure.Source, failure.Original!, cancellationToken);
        log.Replayed(failure.Id, failure.Source);
        return Results.Json(replayed with { Original = null }, CareJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>Closes an entry that needs nothing more, for a reason that is kept with the person and the moment. 200 when it is closed (also when the same person
    /// sends the same reason again), 409 when it is closed or replayed already.</summary>
    [Function("CloseFailure")]
    public async Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "failures/{failureId}/close")] HttpRequest request,
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

        var (bytes, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var (reason, invalid) = ClosingBody.Read(bytes);
        if (invalid is not null)
        {
            return invalid.ToResult();
        }

        var (failure, version) = found;
        if (failure.Closing is { } before)
        {
            return before.ById == staff!.Id && before.Reason == reason
                ? Results.Json(failure with { Original = null }, CareJson.Options)
                : Problem.Conflict("already-closed", $"This was closed before, at {before.At:yyyy-MM-dd HH:mm} UTC.").ToResult();
        }

        if (failure.State == FailureState.Replayed)
        {
            return Problem.Conflict("already-replayed", $"This was put on its queue again at {failure.ReplayedAt:yyyy-MM-dd HH:mm} UTC, which has settled it.").ToResult();
        }

        var closed = failure.Close(new FailureClosing { At = clock.GetUtcNow(), By = staff!.Name, ById = staff.Id, Reason = reason! });
        if (!await failures.TryUpdateAsync(closed, version, cancellationToken))
        {
            return Problem.Conflict("closed-meanwhile", "Somebody else closed or replayed it just now.").ToResult();
        }

        log.FailureClosed(failure.Id);
        return Results.Json(closed with { Original = null }, CareJson.Options);
    }

    private static FailureState[] StatesNamed(string? text, List<ProblemFault> faults)
    {
        switch (text)
        {
            case null:
                return [FailureState.Open, FailureState.Replayed];
            case "any":
                return Enum.GetValues<FailureState>();
            case "open":
                return [FailureState.Open];
            case "replayed":
                return [FailureState.Replayed];
            case "closed":
                return [FailureState.Closed];
            default:
                faults.Add(new ProblemFault("/state", "not-allowed", "state is open, replayed, closed or any; open and replayed, if not given."));
                return [];
        }
    }
}

using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Http;
using CareFunctions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.TimeBoxes;

/// <summary>The running clocks over HTTP.</summary>
public sealed class ClockFunctions(RunningClocks clocks, StaffSignIn signIn)
{
    /// <summary>The running clocks of the councils that the person may see, what ends first first; <c>?council=</c> and <c>?case=</c> narrow it.</summary>
    [Function("ListClocks")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "clocks")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<ProblemFault>();
        Council? council = null;
        if (QueryText.Read(request, "council", faults) is { } named && !Council.TryParse(named, out council))
        {
            faults.Add(new ProblemFault("/council", "not-allowed", $"council is one of {string.Join(", ", Council.All)}."));
        }

        CaseReference? reference = null;
        if (QueryText.Read(request, "case", faults) is { } text && !CaseReference.TryParse(text, out reference))
        {
            faults.Add(new ProblemFault("/case", "wrong-form", "case is a case's reference, for example SOM-104233."));
        }

        var (staff, refused) = signIn.RequireCaseWork(request, council);
        if (refused is not null)
        {
            return refused.ToResult();
        }

        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var found = new List<RunningClock>();
        foreach (var visible in Council.All.Where(one =>
            staff!.Councils.Contains(one.Id) && (council is null || one == council) && (reference is null || one == reference.Council)))
        {
            found.AddRange(await clocks.ListAsync(client, visible, reference, cancellationToken));
        }

        return Results.Json(new { clocks = found }, CareJson.Options);
    }
}

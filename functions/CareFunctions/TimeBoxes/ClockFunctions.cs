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
    /// <summary>The running clocks of the councils that the person may see, what ends first first; <c>?council=</c> and <c>?case=</c> narrow it. In pages: see
    /// <see cref="PageRequest"/>.</summary>
    [Function("ListClocks")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "clocks")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<ProblemFault>();
        var council = QueryText.ReadCouncil(request, faults);
        var reference = QueryText.ReadCase(request, faults);
        var asked = PageRequest.Read(request, "clocks", faults);
        var (staff, refused) = signIn.RequireCaseWork(request, council);
        if (refused is not null)
        {
            return refused.ToResult();
        }

        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var page = await clocks.PageAsync(client, staff!.Sees(council, reference), reference, asked, cancellationToken);
        return Results.Json(new { clocks = page.Items, next = asked.Follow(request, page.Next) }, CareJson.Options);
    }
}

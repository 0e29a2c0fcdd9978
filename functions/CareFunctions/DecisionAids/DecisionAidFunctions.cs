using CareFunctions.Core.DecisionAids;
using CareFunctions.Core.Json;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.DecisionAids;

/// <summary>Answers the questions of the two general documents from facts. Nothing is started and nothing is kept; the answer binds nobody.</summary>
public sealed class DecisionAidFunctions(StaffSignIn signIn)
{
    /// <summary>Answers yes, no, or that a person is to be asked, with the reasons and their clauses. The body says the facts; one that is left out is not known.</summary>
    [Function("AskDecisionAid")]
    public async Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "decision-aids/{aid}")] HttpRequest request, string aid, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (signIn.RequireCaseWork(request).Problem is { } refused)
        {
            return refused.ToResult();
        }

        if (DecisionAidCatalogue.Find(aid) is not { } asked)
        {
            return Problem.NotFound("decision aid; there are " + string.Join(", ", DecisionAidCatalogue.All.Select(one => one.Id))).ToResult();
        }

        var (body, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var reading = asked.Answer(body);
        return reading.Sound
            ? Results.Json(new DecisionAidAnswer(asked.Question, reading.Value.Answer, reading.Value.Reasons, reading.Value.WhomToAsk), CareJson.Options)
            : ContractProblem.Of(reading.Faults).ToResult();
    }
}

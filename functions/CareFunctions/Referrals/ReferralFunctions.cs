using System.Text.Json;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Json;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Rules;
using CareFunctions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace CareFunctions.Referrals;

/// <summary>Says what would become of a referral before it is made. Nothing is started and nothing is kept.</summary>
public sealed class ReferralFunctions(CouncilRules rules, StaffSignIn signIn, ArrivingRequest arriving, TimeProvider clock)
{
    /// <summary>The check for systems, which show a function key.</summary>
    [Function("CheckReferralForSystem")]
    public Task<IResult> ForSystemAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "referrals/check")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CheckAsync(request, forStaff: false, cancellationToken);
    }

    /// <summary>The check for staff, of their own council's referrals. A route of its own: a function asks for one kind of credential.</summary>
    [Function("CheckReferralForStaff")]
    public async Task<IResult> ForStaffAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/referrals/check")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return signIn.RequireCaseWork(request).Problem is { } refused
            ? refused.ToResult()
            : await CheckAsync(request, forStaff: true, cancellationToken);
    }

    private async Task<IResult> CheckAsync(HttpRequest request, bool forStaff, CancellationToken cancellationToken)
    {
        var faults = new List<ProblemFault>();
        var channel = Word(request, "channel", Channel.Worklist, faults);
        var from = Word(request, "from", Requester.Worker, faults);
        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var (body, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var reading = ContractReader.ReferralCheck(body);
        if (!reading.Sound)
        {
            return ContractProblem.Of(reading.Faults).ToResult();
        }

        var (asked, supersedes) = reading.Value;
        if (forStaff && signIn.RequireCaseWork(request, asked.Council).Problem is { } refused)
        {
            return refused.ToResult();
        }

        if (rules.Find(asked.Council) is not { } rulebook)
        {
            return ContractProblem.Of([new ContractFault("/council", FaultCodes.NotAllowed, "That council has no rulebook here.")]).ToResult();
        }

        var unsound = ReferralVocabulary.Faults(rulebook, asked).Concat(RequestContradictions.Faults(rulebook, asked)).ToList();
        if (unsound.Count == 0 && supersedes is null && await arriving.OfStateAsync(asked, cancellationToken) is { } wrongState)
        {
            unsound = [wrongState];
        }

        if (unsound.Count > 0)
        {
            return ContractProblem.Of([.. unsound.Select(fault => fault.WithinData())]).ToResult();
        }

        var today = LondonCalendar.DateAt(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var outcome = ReferralCheck.Check(rulebook, ReferralRequest.FromWorklist(asked, channel, from), today);
        return Results.Json(new ReferralCheckAnswer(outcome, rulebook.Edition, ServiceGuidance.For(rulebook, asked.Service)), CareJson.Options);
    }

    private static TEnum Word<TEnum>(HttpRequest request, string name, TEnum unsaid, List<ProblemFault> faults)
        where TEnum : struct, Enum
    {
        var given = request.Query[name];
        if (given.Count == 0)
        {
            return unsaid;
        }

        foreach (var word in Enum.GetValues<TEnum>())
        {
            if (given.Count == 1 && given[0] == JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()))
            {
                return word;
            }
        }

        var known = string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName));
        faults.Add(new ProblemFault("/" + name, FaultCodes.NotAllowed, $"Must be one of: {known}."));
        return unsaid;
    }
}

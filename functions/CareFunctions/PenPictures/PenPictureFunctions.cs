using System.Security.Cryptography;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.PenPictures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Rules;
using CareFunctions.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace CareFunctions.PenPictures;

/// <summary>Pen pictures over HTTP: made by staff, looked at before they are confirmed. Confirming is a task.</summary>
public sealed class PenPictureFunctions(PenPictureTable pictures, CouncilRules rules, StaffSignIn signIn, Intake intake, TimeProvider clock)
{
    // Without vowels and what is easily misread, so that a reference is no word and can be said on the telephone.
    private const string Letters = "BCDFGHJKMNPQRSTVWXZ23456789";
    private const int ReferenceLength = 10;

    private static readonly Dictionary<Council, string[]> Clauses = new()
    {
        [Council.Somerset] = ["SOM-RES-18", "SOM-SUP-20"],
        [Council.Medway] = ["MED-DOM-08", "MED-RES-10"],
    };

    /// <summary>Makes a draft of structured facts and redacted texts, says what was found in them and where, and asks a person to confirm it. 201; 422 where the
    /// content is wrong, or where something was found and the sender asked for it to be refused.</summary>
    [Function("PostPenPicture")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "pen-pictures")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (signIn.RequireCaseWork(request).Problem is { } refused)
        {
            return refused.ToResult();
        }

        var (body, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var reading = ContractReader.PenPicture(body);
        if (!reading.Sound)
        {
            return ContractProblem.Of(reading.Faults).ToResult();
        }

        var asked = reading.Value;
        var (staff, foreign) = signIn.RequireCaseWork(request, asked.Council);
        if (foreign is not null)
        {
            return foreign.ToResult();
        }

        if (rules.Find(asked.Council) is not { } rulebook || rulebook.Service(asked.Service) is not { } service)
        {
            var known = rules.Find(asked.Council)?.Services.Select(one => one.Id) ?? [];
            return ContractProblem.Of([new ContractFault("/service", FaultCodes.NotAllowed, $"Must be one of: {string.Join(", ", known)}.")]).ToResult();
        }

        var now = clock.GetUtcNow();
        var opportunity = "OPP-" + RandomNumberGenerator.GetString(Letters, ReferenceLength);
        var faults = PenPictureMaker.Make(
            opportunity, asked.Facts with { ServiceName = service.Name }, LondonCalendar.DateAt(Instant.FromDateTimeOffset(now)), out var draft);
        if (faults.Count > 0)
        {
            return ContractProblem.Of(faults).ToResult();
        }

        if (asked.Rejects && draft!.Findings.Count > 0)
        {
            return ContractProblem.Of([.. draft.Findings.SelectMany(one => one.Value.Select(finding => FaultOf(one.Key, finding)))]).ToResult();
        }

        var kept = new KeptPenPicture
        {
            Opportunity = opportunity,
            Case = asked.Case,
            Service = asked.Service,
            Picture = draft!.Picture,
            Findings = draft.Findings.Values.Sum(found => found.Count),
            MadeBy = staff!.Id,
            MadeAt = now,
        };
        await pictures.AddAsync(kept, cancellationToken);
        await intake.StartAsync(
            client, PenPictureOrchestration.Name, PenPictureOrchestration.InstanceOf(opportunity), ToConfirm(kept, rulebook, service), cancellationToken);
        return Results.Json(
            new { kept.Opportunity, kept.State, draft.Findings, draft.Picture, Report = draft.Picture.Report() }, CareJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>A pen picture as it stands, to be read before it is confirmed.</summary>
    [Function("GetPenPicture")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pen-pictures/{opportunity}")] HttpRequest request,
        string opportunity,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (staff, refused) = signIn.RequireCaseWork(request);
        if (refused is not null)
        {
            return refused.ToResult();
        }

        // Another council's picture is not told from one that is not there.
        var kept = await pictures.FindAsync(opportunity, cancellationToken);
        return kept is null || !staff!.Councils.Contains(kept.Case.Council.Id)
            ? Problem.NotFound("pen picture").ToResult()
            : Results.Json(new { kept.Opportunity, kept.Case, kept.State, kept.Findings, kept.Picture, Report = kept.Picture?.Report(), kept.AnswersTask }, CareJson.Options);
    }

    private static ContractFault FaultOf(string heading, Finding finding)
    {
        var kind = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString());
        return new ContractFault("/texts/" + heading, "personal-data", $"Characters {finding.Start} to {finding.Start + finding.Length - 1} look like: {kind}.");
    }

    private static PenPictureToConfirm ToConfirm(KeptPenPicture kept, Rulebook rulebook, ServiceRules service)
    {
        var team = rulebook.FindTeam(service.Owner)!;

        // A team that no role belongs to leaves it to any role the council has.
        var role = rulebook.Roles.FirstOrDefault(one => one.Team == service.Owner) ?? rulebook.Roles[0];
        return new PenPictureToConfirm(
            kept.Opportunity, kept.Case, service.Name, team.Name, StaffRole.FromRulebook(role.Id), kept.Findings, Clauses.GetValueOrDefault(kept.Case.Council) ?? [],
            AnswersTasks: true);
    }
}

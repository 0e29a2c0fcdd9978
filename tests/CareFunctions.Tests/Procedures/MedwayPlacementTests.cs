using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Procedures;

/// <summary>A Medway placement from the worklist to the purchase on Mosaic, as its staff see it.</summary>
public sealed class MedwayPlacementTests(SharedCare shared) : IClassFixture<SharedCare>
{
    private static readonly Person Broker = new("Bea Broker (invented)", ["BrokerageOfficer"], "medway");
    private static readonly Person Worker = new("Wim Worker (invented)", ["AllocatedWorker"], "medway");
    private static int numbers = 700_000;
    private readonly CareApplication care = shared.Application;

    // A case of each test's own, as the application is shared.
    private readonly string reference = $"MED-{Interlocked.Increment(ref numbers) + (Environment.ProcessId % 1000 * 100)}";

    [Fact]
    public async Task Placement_AboveTheContractedRate_GoesToPanelBeforeItIsPurchasedOnMosaic()
    {
        await care.SendAsync(Queues.WorkListReassignments, Event());

        await DecideAsync(Broker, "send-anonymised", "sent", new { sentTo = new[] { "prv-elm", "prv-oak" } });
        await DecideAsync(Broker, "look-for-options", "option-found", new { provider = "prv-elm", weeklyRate = 1100 });
        await DecideAsync(Broker, "look-for-options", "all-found");
        await DecideAsync(Worker, "choose-option", "chosen", new { provider = "prv-elm", weeklyRate = 1100, contractedRate = 900, startDate = "2026-01-19" });
        (await TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ShouldBe(["final-panel"]);
        await DecideAsync(Worker, "final-panel", "agreed");
        var command = (await TasksAsync()).ShouldHaveSingleItem();
        command["kind"]!.GetValue<string>().ShouldBe(TaskKinds.CarryOutCommand);
        command["title"]!.GetValue<string>().ShouldContain("Mosaic");
        await DecideAsync(Broker, TaskKinds.CarryOutCommand, "confirm");
        await DecideAsync(Broker, "contracts", "completed");

        (await TasksAsync()).ShouldBeEmpty();
        var notes = (await care.GetAsync(Worker, $"/api/cases/medway/{reference}/notes")).Json["notes"]!.AsArray().Select(note => note!["what"]!.GetValue<string>()).ToList();
        notes[2..].ShouldBe(
        [
            "An anonymised assessment or review went out to prv-elm; prv-oak. Reason: As agreed at the review.",
            "Find as many options as you can. Record each as it is found, and say when there are no more. Outcome: option-found. provider: prv-elm; weekly rate: 1100.00. Reason: As agreed at the review.",
            "Find as many options as you can. Record each as it is found, and say when there are no more. Outcome: all-found. Reason: As agreed at the review.",
            "Say which option the person or the family chooses. Outcome: chosen. provider: prv-elm; weekly rate: 1100.00; contracted rate: 900.00; start date: 2026-01-19. Reason: As agreed at the review.",
            "A placement above the Contracted Rate, with the Social Worker at panel. Outcome: agreed. Reason: As agreed at the review.",
            "Awarded in Mosaic: residential-placement with prv-elm from 2026-01-19, £1100.00 a week.",
            "Complete any contracts that are necessary. Outcome: completed. Reason: As agreed at the review.",
            "Arranging a generic placement is over: arranged.",
        ]);
    }

    [Fact]
    public async Task Placement_WhoMayNotDecide_IsRefused()
    {
        await care.SendAsync(Queues.WorkListReassignments, Event());
        var task = (await TasksAsync()).ShouldHaveSingleItem()["id"]!.GetValue<string>();
        (await care.DecideAsync(Worker, task, "sent", new { sentTo = "prv-elm" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await care.DecideAsync(Broker, task, "sent")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData(true, "look-for-options")]
    [InlineData(false, "send-anonymised")]
    public async Task UrgentPlacement_OnThePenPicture_WaitsForItOrForTheAssessment(bool picture, string next)
    {
        string[] evidence = ["panel-document", "care-and-support-plan", "panel-search-agreement", "brokerage-told", "funding-agreement", "pen-picture"];
        await care.SendAsync(Queues.WorkListReassignments, Event(evidence: evidence, urgency: "urgent"));
        var step = (await TasksAsync()).Single(task => task["kind"]!.GetValue<string>() == "send-pen-picture")["id"]!.GetValue<string>();
        (await care.DecideAsync(Broker, step, "sent")).ProblemCode.ShouldBe("pen-picture-needed");

        if (picture)
        {
            var made = await care.StaffAsync(Broker, HttpMethod.Post, "/api/pen-pictures", new { council = "medway", caseRef = reference, service = "residential-placement", needs = new[] { "hoist" } });
            made.Status.ShouldBe(HttpStatusCode.Created, made.Text);
            await care.RunAsync();
            await DecideAsync(Broker, TaskKinds.ConfirmPenPicture, "confirm");
        }
        else
        {
            await DecideAsync(Broker, "send-pen-picture", "assessment-available");
        }

        (await TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).Order().ShouldBe(((string[])[TaskKinds.DecideClock, next]).Order());
    }

    [Fact]
    public async Task UrgentHomeCare_OnThePenPicture_ChasesTheAssessmentUntilTheReviewIsCompleted()
    {
        string[] evidence = ["care-and-support-plan", "homecare-referral", "brokerage-told", "funding-agreement", "pen-picture"];
        await care.SendAsync(Queues.WorkListReassignments, Event("domiciliary-care", "Homecare Referrals Virtual Worker", evidence, urgency: "urgent"));
        (await TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).Order().ShouldBe([TaskKinds.DecideClock, "find-provider"]);

        await care.SendAsync(Queues.WorkListReassignments, Event("domiciliary-care", "Brokerage", [], request: "review-completed"));

        (await TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe("find-provider", "care is still to be found");
        var notes = (await care.GetAsync(Worker, $"/api/cases/medway/{reference}/notes")).Text;
        notes.ShouldContain("The assessment that the pen picture stands in for is over: completed.");
    }

    [Fact]
    public async Task GeneralProcedure_InACouncilWithoutItsOwn_Runs()
    {
        var manager = new Person("Lia Manager (invented)", ["LineManager"], "medway");
        await care.SendAsync(Queues.WorkListReassignments, Event("professional-support", "Social work team", []));
        await DecideAsync(manager, "line-manager-agrees", "not-agreed");
        (await TasksAsync()).ShouldBeEmpty();
    }

    private async Task DecideAsync(Person person, string kind, string outcome, object? details = null)
    {
        var task = (await TasksAsync()).Single(one => one["kind"]!.GetValue<string>() == kind);
        var answer = await care.DecideAsync(person, task["id"]!.GetValue<string>(), outcome, details);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
    }

    private async Task<IReadOnlyList<JsonObject>> TasksAsync()
    {
        var answer = await care.GetAsync(Worker, $"/api/tasks?case={reference}&state=open");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return [.. answer.Json["tasks"]!.AsArray().Select(task => task!.AsObject())];
    }

    private string Event(string service = "residential-placement", string toTeam = "Brokerage", IReadOnlyList<string>? evidence = null, string request = "source", string urgency = "routine") => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = Guid.NewGuid().ToString("n"),
        ["source"] = "/medway/mosaic",
        ["type"] = "uk.gov.medway.worklist.reassigned",
        ["time"] = "2026-01-05T08:55:00Z",
        ["datacontenttype"] = "application/json",
        ["data"] = new JsonObject
        {
            ["council"] = "medway",
            ["caseRef"] = reference,
            ["fromTeam"] = "Frontline practitioners",
            ["toTeam"] = toTeam,
            ["request"] = request,
            ["service"] = service,
            ["urgency"] = urgency,
            ["evidence"] = new JsonArray([.. (evidence ?? ["panel-document", "assessment", "care-and-support-plan", "panel-search-agreement"])
                .Select(kind => new JsonObject { ["kind"] = kind, ["date"] = "2025-12-01", ["status"] = kind is "panel-search-agreement" or "funding-agreement" ? "agreed" : "completed" })]),
        },
    }.ToJsonString();
}

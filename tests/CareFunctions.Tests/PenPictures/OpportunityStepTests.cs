using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.Worklists;
using CareFunctions.PenPictures;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.PenPictures;

/// <summary>The step of a procedure that takes the opportunity to the market waits for a confirmed pen picture of its case and service.</summary>
public sealed class OpportunityStepTests
{
    private const string Step = "opportunity-report";
    private const string Service = "residential-placement";
    private static readonly Person Placements = new("Pia Placements (invented)", ["PlacementsOfficer"]);

    [Fact]
    public async Task Confirm_WhileTheStepWaits_AnswersIt()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = await UntilItWaitsAsync(care);
        var step = Id(await walk.TaskAsync(Step));
        await walk.MakePictureAsync(Service, "reject");
        await walk.MakePictureAsync("supported-living");
        var opportunity = await walk.DraftPictureAsync(Service);
        (await KindsAsync(walk)).ShouldContain(Step, "a picture that nobody has confirmed answers nothing, nor one of another service");

        await walk.DecideAsync(await walk.TaskAsync("confirm-pen-picture"), "confirm");

        (await KindsAsync(walk)).ShouldBe(["identify-options"]);
        var decided = (await walk.TasksAsync("decided")).Single(task => Id(task) == step)["decision"]!;
        decided["outcome"]!.GetValue<string>().ShouldBe("sent");
        decided["details"]!["opportunity"]!.GetValue<string>().ShouldBe(opportunity);
        decided["answeredFrom"]!.GetValue<string>().ShouldBe("pen-picture-" + opportunity);
        (await StepNoteAsync(walk)).ShouldStartWith($"The anonymised pen picture went to providers on the Opportunity report: {opportunity}.");
        (await care.GetAsync(Placements, $"/api/pen-pictures/{opportunity}")).Json["answersTask"]!.GetValue<string>().ShouldBe(step);
        (await walk.IntactAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Reach_AfterOneWasConfirmedForTheRequest_IsAnsweredAtOnce()
    {
        await using var care = await CareApplication.StartAsync(evict: true);
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync(Service, RequestKind.Source);
        var opportunity = await walk.MakePictureAsync(Service);

        await walk.DecideAsync(await walk.TaskAsync("carry-out-command"));

        (await KindsAsync(walk)).ShouldBe(["identify-options"]);
        (await StepNoteAsync(walk)).ShouldContain(opportunity);
    }

    [Fact]
    public async Task Decide_ByHandWithoutAConfirmedPicture_IsRefusedAndSaysWhatToDo()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = await UntilItWaitsAsync(care);
        var step = Id(await walk.TaskAsync(Step));
        var otherService = await walk.MakePictureAsync("supported-living");
        var otherCase = await new CaseWalk(care, Council.Somerset, 7).MakePictureAsync(Service);
        var draft = await walk.DraftPictureAsync(Service);

        var answer = await care.DecideAsync(Placements, step, "sent");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.ProblemCode.ShouldBe("pen-picture-needed");
        answer.Json["detail"]!.GetValue<string>().ShouldContain("POST /api/pen-pictures");
        answer.Json["clauses"]!.AsArray().Select(clause => clause!.GetValue<string>()).ShouldContain("SOM-RES-18");
        foreach (var named in new[] { otherService, otherCase, draft, "OPP-none", new string('x', 200) })
        {
            (await care.DecideAsync(Placements, step, "sent", new { opportunity = named })).ProblemCode.ShouldBe("pen-picture-needed", named);
        }

        (await KindsAsync(walk)).ShouldContain(Step);
    }

    [Fact]
    public async Task Reach_AfterSeveralWereConfirmed_WaitsForAPersonToSayWhich()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync(Service, RequestKind.Source);
        var (first, second) = (await walk.MakePictureAsync(Service), await walk.MakePictureAsync(Service));
        await walk.DecideAsync(await walk.TaskAsync("carry-out-command"));
        var step = Id(await walk.TaskAsync(Step));

        var unsaid = await care.DecideAsync(Placements, step, "sent");
        unsaid.Json["detail"]!.GetValue<string>().ShouldContain(first);
        unsaid.Json["detail"]!.GetValue<string>().ShouldContain(second);
        (await care.DecideAsync(Placements, step, "sent", new { opportunity = second })).Status.ShouldBe(HttpStatusCode.OK);

        (await StepNoteAsync(walk)).ShouldContain(second);
        (await care.GetAsync(Placements, $"/api/pen-pictures/{first}")).Json["answersTask"].ShouldBeNull();
    }

    [Fact]
    public async Task Reach_AfterAnAttemptBrokeOffInItsMiddle_IsStillAnswered()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync(Service, RequestKind.Source);
        var (first, second) = (await walk.MakePictureAsync(Service), await walk.MakePictureAsync(Service));
        await walk.DecideAsync(await walk.TaskAsync("carry-out-command"));
        var step = Id(await walk.TaskAsync(Step));
        var pictures = care.Embedded.Services.GetRequiredService<PenPictureTable>();
        await pictures.ChangeAsync(first, kept => kept with { AnswersTask = step }, CancellationToken.None);
        await pictures.ChangeAsync(second, kept => kept with { AnswersTask = "another" }, CancellationToken.None);
        CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();

        var answering = await ActivatorUtilities.CreateInstance<PenPictureActivities>(care.Embedded.Services).AnswerFromConfirmedAsync(
            new AwaitedPenPicture(step, reference!, Service, Since: null), care.Embedded.DurableClient, CancellationToken.None);
        await care.RunAsync();

        answering.State.ShouldBe(AnsweringState.Decided);
        (await StepNoteAsync(walk)).ShouldContain(first);
    }

    [Fact]
    public async Task LaterRound_DoesNotRestOnAnEarlierOnesPicture()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = await UntilItWaitsAsync(care);
        var (used, afterwards) = (await walk.MakePictureAsync(Service), await walk.MakePictureAsync(Service));
        await walk.DecideAsync(await walk.TaskAsync("identify-options"), "not-arranged");
        await care.AdvanceAsync(TimeSpan.FromDays(1));

        await UntilItWaitsAsync(care);

        var step = Id(await walk.TaskAsync(Step));
        var answer = await care.DecideAsync(Placements, step, "sent", new { opportunity = used });
        answer.Json["detail"]!.GetValue<string>().ShouldContain("earlier round");

        // It was confirmed before this request came: only a person can say that it went out for it.
        (await care.DecideAsync(Placements, step, "sent", new { opportunity = afterwards })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Decide_OnePictureForTwoRoundsAtTheSameMoment_AnswersOne()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = await UntilItWaitsAsync(care);
        await walk.ReassignAsync(Service, RequestKind.Source);
        await walk.DecideAsync(await walk.TaskAsync("carry-out-command"));
        var opportunity = await walk.MakePictureAsync(Service);
        var steps = (await walk.TasksAsync()).Where(task => task["kind"]!.GetValue<string>() == Step).Select(Id).ToList();
        steps.Count.ShouldBe(2, "which of the two it went out for, a person says");

        var answers = await Task.WhenAll(steps.Select(step => care.StaffAsync(
            Placements, HttpMethod.Post, $"/api/tasks/{step}/decision", new { outcome = "sent", reason = "As agreed.", details = new { opportunity } })));
        await care.RunAsync();

        answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity]);
        (await KindsAsync(walk)).Count(kind => kind == Step).ShouldBe(1);
    }

    [Fact]
    public async Task PlanOfAnEarlierVersion_IsDecidedByHandAsBefore()
    {
        await using var care = await CareApplication.StartAsync();
        CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();
        var plan = ShippedBooks.Rulebooks.First(one => one.Council == Council.Somerset).PlanFor(Service, RequestKind.Source)!;
        var before = plan with
        {
            Procedure = "find-home",
            Procedures = [.. plan.Procedures.Select(one => one with { Steps = [.. one.Steps.Select(step => step with { PenPicture = null })] })],
        };
        await care.Embedded.DurableClient.ScheduleNewOrchestrationInstanceAsync(
            ProcedureOrchestration.Name,
            new ProcedureWork(new ProcedureStart(reference!, Service, RequestKind.Source, "Operational Team", before, new Dictionary<string, string>(), [], [])),
            new StartOrchestrationOptions("earlier-" + care.Reference));
        await care.RunAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.DecideAsync(await walk.TaskAsync("carry-out-command"));

        (await care.DecideAsync(Placements, Id(await walk.TaskAsync(Step)), "sent")).Status.ShouldBe(HttpStatusCode.OK);

        (await KindsAsync(walk)).ShouldBe(["identify-options"]);
    }

    private static async Task<CaseWalk> UntilItWaitsAsync(CareApplication care)
    {
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync(Service, RequestKind.Source);
        await walk.DecideAsync(await walk.TaskAsync("carry-out-command"));
        return walk;
    }

    private static async Task<IReadOnlyList<string>> KindsAsync(CaseWalk walk) => [.. (await walk.TasksAsync()).Select(task => task["kind"]!.GetValue<string>())];

    private static async Task<string> StepNoteAsync(CaseWalk walk) =>
        (await walk.NotesAsync()).Single(note => note["step"]!.GetValue<string>() == Step)["what"]!.GetValue<string>();

    private static string Id(JsonObject task) => task["id"]!.GetValue<string>();
}

using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.Worklists;
using CareFunctions.Storage;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Increases;

/// <summary>Increases of Somerset's services other than domiciliary care: the same limit, counted over all hours that are open on the case (SOM-INC-05).</summary>
public sealed class OtherServicesTests
{
    private const string Service = "complex-care";

    [Fact]
    public async Task Authorise_OverTheLimitWithWhatIsOpen_IsRefusedWithTheSumsAndGoesToTriage()
    {
        await using var care = await CareApplication.StartAsync();
        await RegisterAsync(care);
        await AskAsync(care, 3);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        await AskAsync(care, 3);
        var second = await care.TaskAsync(TaskKinds.AuthoriseTemporaryIncrease);

        var answer = await care.DecideAsync(Person.SecondOfficer, second, "authorise");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.ProblemCode.ShouldBe("over-limit");
        answer.Json["detail"]!.GetValue<string>().ShouldBe(
            "The limit is 5 hours a week above the agreed plan, 3 of which other temporary increases take: at most 2 may be authorised.");
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(17);

        await care.TakeNotificationsAsync();
        (await care.DecideAsync(Person.SecondOfficer, second, "decline")).Status.ShouldBe(HttpStatusCode.OK);
        (await care.TakeNotificationsAsync()).ShouldNotContain(one => one["kind"]!.GetValue<string>() == "increase-declined", "Triage has yet to review it");
        await care.DecideOpenAsync(Person.Triage, "authorise-long-term", "hours-authorised", new { effectiveDate = "2026-01-12", hoursPerWeekFrom = 17, hoursPerWeekTo = 20 });
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");

        // Three of the seventeen are for a time only.
        (await care.CaseAsync())["package"]!["planHoursPerWeek"]!.GetValue<decimal>().ShouldBe(17);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(20);
    }

    [Fact]
    public async Task Authorise_TwoAtTheSameMoment_OneFits()
    {
        await using var care = await CareApplication.StartAsync();
        await RegisterAsync(care);
        await AskAsync(care, 3);
        await care.SendAsync(Queues.ProviderEmails, care.Email(3));
        var tasks = (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).Select(task => task["id"]!.GetValue<string>()).ToList();
        tasks.Count.ShouldBe(2);

        var answers = await Task.WhenAll(tasks.Zip([Person.Officer, Person.SecondOfficer]).Select(one => care.StaffAsync(
            one.Second, HttpMethod.Post, $"/api/tasks/{one.First}/decision", new { outcome = "authorise", reason = "As agreed." })));
        await care.RunAsync();

        answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity]);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(17);
    }

    [Theory]
    [InlineData("ends", 14, "ended")]
    [InlineData("runs out", 14, "ended")]
    [InlineData("becomes long-term", 18, "long-term")]
    [InlineData("is withdrawn with its case", 14, "case-ended")]
    public async Task Increase_ThatIsOver_GivesItsHoursBack(string over, decimal plan, string outcome)
    {
        await using var care = await CareApplication.StartAsync(evict: true);
        var walk = await RegisterAsync(care);
        var status = await AskAsync(care, 4);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await ConfirmAllAsync(care);

        switch (over)
        {
            case "ends":
                await care.DecideOpenAsync(Person.Triage, TaskKinds.DecideLongTermIncrease, "end");
                break;
            case "runs out":
                await care.AdvanceAsync(TimeSpan.FromDays(20));
                break;
            case "becomes long-term":
                await care.DecideOpenAsync(Person.Triage, TaskKinds.DecideLongTermIncrease, "long-term");
                break;
            default:
                await walk.ReassignAsync(Service, RequestKind.Withdraw);
                break;
        }

        await ConfirmAllAsync(care);
        (await walk.StatusAsync(status))["outcome"]!["state"]!.GetValue<string>().ShouldBe(outcome);
        (await care.CaseAsync())["package"]!["planHoursPerWeek"]!.GetValue<decimal>().ShouldBe(plan);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(plan);
        (await care.CaseAsync())["clocks"]!.AsArray().ShouldBeEmpty();
        await AskAsync(care, 4, "2026-03-02");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        (await walk.IntactAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, "register it, then decide")]
    [InlineData("live-in-care", "another service, live-in-care")]
    public async Task Ask_WhereThePlanIsNotKnown_GuessesNothing(string? registered, string why)
    {
        await using var care = await CareApplication.StartAsync();
        if (registered is not null)
        {
            await RegisterAsync(care, registered);
        }

        await AskAsync(care, 3);

        (await care.TasksAsync()).ShouldHaveSingleItem()["title"]!.GetValue<string>().ShouldContain(why);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.ReadEmail, "decline");
        (await care.TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe("authorise-long-term");
    }

    [Fact]
    public async Task CaseEnds_WhileItsPlanIsAskedFor_NobodyIsAskedAnyMore()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var status = await AskAsync(care, 3);

        await walk.ReassignAsync(Service, RequestKind.Withdraw);

        (await care.TasksAsync()).ShouldBeEmpty();
        (await walk.StatusAsync(status))["outcome"]!["state"]!.GetValue<string>().ShouldBe("case-ended");
    }

    [Fact]
    public async Task Ask_MoreThanTheLimitByItself_IsTriagesAtOnce()
    {
        await using var care = await CareApplication.StartAsync();
        await RegisterAsync(care);

        await AskAsync(care, 5.25m);

        (await care.TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe("authorise-long-term");
    }

    private static async Task<CaseWalk> RegisterAsync(CareApplication care, string service = Service)
    {
        var answer = await care.SystemAsync(HttpMethod.Put, $"/api/cases/somerset/{care.Reference}", new JsonObject
        {
            ["planHoursPerWeek"] = 14,
            ["provider"] = "sunrise-homecare",
            ["service"] = service,
            ["providerSenders"] = new JsonArray("@sunrise.example"),
        }.ToJsonString());
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        return new CaseWalk(care, Council.Somerset);
    }

    private static Task<string> AskAsync(CareApplication care, decimal hours, string from = "2026-01-06") => new CaseWalk(care, Council.Somerset)
        .ReassignAsync(Service, RequestKind.Increase, new { hoursPerWeekFrom = 14, hoursPerWeekTo = 14 + hours, effectiveDate = from });

    private static async Task ConfirmAllAsync(CareApplication care)
    {
        while ((await care.TasksAsync(TaskKinds.CarryOutCommand)) is [var task, ..])
        {
            (await care.DecideAsync(Person.Officer, task["id"]!.GetValue<string>(), "confirm")).Status.ShouldBe(HttpStatusCode.OK);
        }
    }
}

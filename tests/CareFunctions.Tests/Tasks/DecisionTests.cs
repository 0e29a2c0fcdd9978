using System.Net;
using CareFunctions.Cases;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CareFunctions.Tests.Tasks;

public sealed class DecisionTests
{
    [Fact]
    public async Task Decide_TheSameOutcomeWithOtherDetails_IsNotARepeat()
    {
        await using var care = await CareApplication.StartAsync();
        var task = await DoubtfulEmailAsync(care);
        (await care.DecideAsync(Person.Officer, task, "correct", new { intent = "increase-request", @case = care.Reference, hoursPerWeekDelta = 2 })).Status.ShouldBe(HttpStatusCode.OK);

        var other = await care.DecideAsync(Person.Officer, task, "correct", new { intent = "increase-request", @case = care.Reference, hoursPerWeekDelta = 4 });
        var same = await care.DecideAsync(Person.Officer, task, "correct", new { hoursPerWeekDelta = 2, @case = care.Reference, intent = "increase-request" });

        other.Status.ShouldBe(HttpStatusCode.Conflict, other.Text);
        other.ProblemCode.ShouldBe("already-decided");
        same.Status.ShouldBe(HttpStatusCode.OK, same.Text);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task Decide_ADateOutsideOfAnyCase_IsAFault(string effectiveDate)
    {
        await using var care = await CareApplication.StartAsync();
        var task = await DoubtfulEmailAsync(care);
        var answer = await care.DecideAsync(Person.Officer, task, "correct", new { intent = "increase-request", @case = care.Reference, hoursPerWeekDelta = 2, effectiveDate });
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/details/effectiveDate");
    }

    [Theory]
    [InlineData("decline", 14)]
    [InlineData("long-term", 18)]
    public async Task Decide_HoursSetAsideAfterTheIncreaseIsClosed_DoNotCount(string outcome, int hours)
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email());
        var instance = (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).ShouldHaveSingleItem()["instanceId"]!.GetValue<string>();
        if (outcome == "decline")
        {
            await care.DecideOpenAsync(Person.SecondOfficer, TaskKinds.AuthoriseTemporaryIncrease, outcome);
        }
        else
        {
            await care.DecideOpenAsync(Person.SecondOfficer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
            await care.DecideOpenAsync(Person.Triage, TaskKinds.DecideLongTermIncrease, outcome);
        }

        await care.RegisterAsync(hours);
        Core.Councils.CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();

        // What an officer's decision does that began before the other one and comes second after all.
        var late = new OpenIncrease(instance, 4, CivilDays.Starting(new LocalDate(2026, 1, 6), 14));
        await care.Embedded.Services.GetRequiredService<PackageTable>().ChangeAsync(reference!, there => there!.With(late), default);

        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(hours);
    }

    [Fact]
    public async Task Decide_ForAProcedureThatWasStopped_IsToldSo()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email());
        var task = (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).ShouldHaveSingleItem();
        await care.Embedded.DurableClient.TerminateInstanceAsync(task["instanceId"]!.GetValue<string>());
        await care.RunAsync();

        var answer = await care.DecideAsync(Person.Officer, task["id"]!.GetValue<string>(), "authorise");

        answer.Status.ShouldBe(HttpStatusCode.Conflict, answer.Text);
        answer.ProblemCode.ShouldBe("procedure-over");
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
    }

    private static async Task<string> DoubtfulEmailAsync(CareApplication care)
    {
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email(from: "somebody@elsewhere.example"));
        return await care.TaskAsync(TaskKinds.TriageEmail);
    }
}

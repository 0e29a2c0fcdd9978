using CareFunctions.Core.Tasks;
using CareFunctions.Procedures;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Tests.Increases;

/// <summary>A case is closed, withdrawn, or its person has died while an increase is asked for or runs.</summary>
public sealed class EndedCaseTests
{
    [Fact]
    public async Task CaseEnds_IncreaseRuns_HoursGoBackTheNextDayAndNobodyIsAskedAnyMore()
    {
        await using var care = await CareApplication.StartAsync();
        await RequestAsync(care);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 9, 12, 0, 0, TimeSpan.Zero));

        await EndAsync(care, "died");

        (await care.TasksAsync()).ShouldHaveSingleItem()["facts"]!["effectiveDate"]!.GetValue<string>().ShouldBe("2026-01-10");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        (await care.NoteStepsAsync()).ShouldBe(["requested", "authorised", "amend-hours-up", "case-ended", "amend-hours-back"], ignoreOrder: true);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
        (await care.CaseAsync())["clocks"]!.AsArray().ShouldBeEmpty();
        (await care.TasksAsync(state: "superseded")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task CaseEnds_NotAuthorisedYet_NothingIsEverPaid()
    {
        await using var care = await CareApplication.StartAsync();
        await RequestAsync(care);

        await EndAsync(care, "withdrawn");

        (await care.TasksAsync()).ShouldBeEmpty();
        (await care.NoteStepsAsync()).ShouldBe(["requested", "case-ended"]);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
    }

    private static async Task RequestAsync(CareApplication care)
    {
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email());
    }

    private static async Task EndAsync(CareApplication care, string why)
    {
        await foreach (var instance in care.Embedded.DurableClient.GetAllInstancesAsync(new OrchestrationQuery { Statuses = [OrchestrationRuntimeStatus.Running] }))
        {
            await care.Embedded.DurableClient.RaiseEventAsync(instance.InstanceId, CaseEnding.Event, new CaseEnding(why, "Ada Officer (invented)", care.Embedded.Clock.GetUtcNow()));
        }

        await care.RunAsync();
    }
}

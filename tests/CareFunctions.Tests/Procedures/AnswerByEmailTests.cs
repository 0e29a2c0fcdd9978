using CareFunctions.Core.Councils;
using CareFunctions.Core.Worklists;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Procedures;

/// <summary>A certain email answers the task that waits for it, on the path that people take.</summary>
public sealed class AnswerByEmailTests
{
    [Fact]
    public async Task Answer_StartDateConfirmed_DecidesTheTaskOnce()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = await UntilTheStartAsync(care);

        var first = await AnswerAsync(care, walk, "email-1", new() { ["startDate"] = "2026-01-26" });
        await care.RunAsync();
        var again = await AnswerAsync(care, walk, "email-1", new() { ["startDate"] = "2026-01-26" });
        await care.RunAsync();

        first.State.ShouldBe(AnsweringState.Decided);
        again.ShouldBe(first);
        (await walk.NotesAsync()).Count(note => note["what"]!.GetValue<string>().Contains("starts on 2026-01-26", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Answer_WithoutWhatTheDecisionNeeds_IsForAPerson()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = await UntilTheStartAsync(care);

        var answering = await AnswerAsync(care, walk, "email-2", []);

        answering.State.ShouldBe(AnsweringState.ForAPerson);
        answering.Why.ShouldNotBeNull().ShouldContain("date");
        (await walk.TaskAsync("arrange-start"))["state"]!.GetValue<string>().ShouldBe("open");
    }

    [Fact]
    public async Task Answer_ThatNoTaskWaitsFor_FindsNone()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync("domiciliary-care", RequestKind.Source);

        (await AnswerAsync(care, walk, "email-3", new() { ["startDate"] = "2026-01-26" })).State.ShouldBe(AnsweringState.NoTask);
    }

    private static async Task<CaseWalk> UntilTheStartAsync(CareApplication care)
    {
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync("domiciliary-care", RequestKind.Source, new { hoursPerWeek = 10 });
        await walk.DecideAsync(await walk.TaskAsync("find-provider"));
        await walk.TaskAsync("arrange-start");
        return walk;
    }

    private static async Task<Answering> AnswerAsync(CareApplication care, CaseWalk walk, string from, Dictionary<string, string> values)
    {
        CaseReference.TryParse(walk.Reference, out var reference).ShouldBeTrue();
        return await care.Embedded.Services.GetRequiredService<TaskAnswering>().AnswerAsync(
            care.Embedded.DurableClient,
            new CareFunctions.Tasks.Answer
            {
                From = from,
                Case = reference!,
                Email = "start-date-confirmation",
                Values = values,
                ById = "prv-willow",
                ByName = "prv-willow, by email",
            },
            CancellationToken.None);
    }
}

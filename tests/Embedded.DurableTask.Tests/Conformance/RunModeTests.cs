namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>The modes themselves: without this, a mode that does nothing would let every scenario pass.</summary>
public sealed class RunModeTests
{
    [Theory]
    [InlineData(RunMode.Live, 1, 1)]
    [InlineData(RunMode.PureReplay, 5, 1)]
    [InlineData(RunMode.RestartAfterEveryStep, 3, 4)]
    public async Task Mode_OverFourSteps_RunsTheCodeAndOpensTheHubAsOftenAsItSays(RunMode mode, int leastRuns, int leastOpenings)
    {
        int runs = 0;
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(mode, tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                Interlocked.Increment(ref runs);
                await context.CallActivityAsync("Echo", "a");
                await context.CallActivityAsync("Echo", "b");
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return await context.WaitForExternalEvent<string>("Go");
            })
            .Echo());
        await hub.StartAsync("It");
        await hub.AdvanceAsync(TimeSpan.FromDays(1));
        await hub.RaiseAsync("Go", "on");
        await hub.ShouldCompleteAsync("on");

        runs.ShouldBeGreaterThanOrEqualTo(leastRuns);
        hub.Openings.ShouldBeGreaterThanOrEqualTo(leastOpenings);
        if (mode == RunMode.Live)
        {
            runs.ShouldBe(1);
            hub.Openings.ShouldBe(1);
        }
    }
}

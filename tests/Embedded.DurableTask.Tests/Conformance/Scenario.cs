using Embedded.TaskHubs;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>
/// One case of the conformance suite: orchestrators and activities, and a driver that starts them, gives them events and time, and
/// says what must come of it. It runs in every <see cref="RunMode"/>, and all that a client can see afterwards must be equal in all of them.
/// </summary>
internal sealed record Scenario(Action<TaskSet> Tasks)
{
    private static readonly RunMode[] OtherModes = [RunMode.PureReplay, RunMode.RestartAfterEveryStep];

    /// <summary>Further settings of the hub.</summary>
    public Func<TaskHubOptions, TaskHubOptions> Options { get; init; } = options => options;

    public static Scenario With(Action<TaskSet> tasks) => new(tasks);

    public Scenario On(Func<TaskHubOptions, TaskHubOptions> options) => this with { Options = options };

    /// <summary>Runs the case in every mode.</summary>
    public async Task RunAsync(Func<HubUnderTest, Task> drive)
    {
        string live = await RunInAsync(RunMode.Live, drive);
        foreach (RunMode mode in OtherModes)
        {
            string other = await RunInAsync(mode, drive);
            other.ShouldBe(live, $"The outcome in mode {mode} differs from the live one.");
        }
    }

    private async Task<string> RunInAsync(RunMode mode, Func<HubUnderTest, Task> drive)
    {
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(mode, Tasks, Options);
        try
        {
            await drive(hub);
            await hub.SettleAsync();
            return await hub.ReadOutcomeAsync();
        }
        catch (Exception cause)
        {
            throw new InvalidOperationException($"In mode {mode}: {cause.Message}", cause);
        }
    }
}

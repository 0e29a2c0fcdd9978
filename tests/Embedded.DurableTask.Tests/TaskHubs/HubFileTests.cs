using System.Buffers.Binary;
using Embedded.TaskHubs;
using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using DurableTask.Core.History;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.TaskHubs;

public sealed class HubFileTests : IDisposable
{
    private readonly HubFixture fixture = new();

    [Fact]
    public async Task Open_ASecondTime_IsRefusedUntilTheFirstIsClosed()
    {
        TaskHub first = await fixture.OpenAsync();
        TaskHubInUseException refused = await Should.ThrowAsync<TaskHubInUseException>(() => fixture.OpenAsync());
        refused.Message.ShouldContain("TestHubName");
        refused.Message.ShouldContain("in use");

        await first.DisposeAsync();
        await using TaskHub second = await fixture.OpenAsync();
        await second.StartAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Open_OfAnotherHubInTheSameFolder_IsAllowed()
    {
        await using TaskHub first = await fixture.OpenAsync();
        await using TaskHub second = await fixture.OpenAsync(with: options => options with { Name = "Other" });
        first.File.ShouldNotBe(second.File);
    }

    [Fact]
    public async Task Open_OfANewerFile_IsRefusedWithBothVersions()
    {
        await (await fixture.OpenAsync()).DisposeAsync();
        Overwrite(60, [0, 0, 0, 99]);

        TaskHubStorageException refused = await Should.ThrowAsync<TaskHubStorageException>(() => fixture.OpenAsync());
        refused.Message.ShouldContain("99");
        refused.Message.ShouldContain($"{HubSchema.CurrentVersion}");
        refused.Message.ShouldContain(fixture.File);
    }

    [Fact]
    public async Task Open_OfAFileThatIsNoDatabase_SaysSoAndLeavesIt()
    {
        await (await fixture.OpenAsync()).DisposeAsync();
        byte[] letter = "Dear provider, we would like to ask"u8.ToArray();
        await File.WriteAllBytesAsync(fixture.File, [.. Enumerable.Repeat(letter, 200).SelectMany(text => text)]);

        TaskHubStorageException refused = await Should.ThrowAsync<TaskHubStorageException>(() => fixture.OpenAsync());
        refused.Message.ShouldContain(fixture.File);
        (await File.ReadAllBytesAsync(fixture.File)).AsSpan(0, letter.Length).SequenceEqual(letter).ShouldBeTrue();
    }

    [Fact]
    public async Task Open_OfADamagedSchema_SaysSo()
    {
        await (await fixture.OpenAsync()).DisposeAsync();
        Overwrite(100, new byte[1500]);

        Exception refused = await Should.ThrowAsync<TaskHubStorageException>(async () =>
        {
            await using TaskHub hub = await fixture.OpenAsync();
            await hub.StartAsync(CancellationToken.None);
        });
        refused.Message.ShouldContain(fixture.File);
    }

    [Fact]
    public async Task Open_AfterARefusal_WorksOnceTheCauseIsGone()
    {
        await (await fixture.OpenAsync()).DisposeAsync();
        Overwrite(60, [0, 0, 0, 99]);
        await Should.ThrowAsync<TaskHubStorageException>(() => fixture.OpenAsync());
        byte[] version = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(version, HubSchema.CurrentVersion);
        Overwrite(60, version);

        await using TaskHub hub = await fixture.OpenAsync();
        (await hub.Client.GetInstanceAsync("nobody")).ShouldBeNull();
    }

    [Fact]
    public async Task Open_WithOptionsOutOfRange_NamesEveryOne()
    {
        ArgumentException refused = await Should.ThrowAsync<ArgumentException>(() => fixture.OpenAsync(with: options => options with
        {
            Name = "../elsewhere",
            MaxConcurrentActivities = 0,
            MaxConcurrentOrchestrators = -1,
            LiveInstances = 0,
            RetainFinished = TimeSpan.Zero,
        }));
        foreach (string name in new[] { "Name", "MaxConcurrentActivities", "MaxConcurrentOrchestrators", "LiveInstances", "RetainFinished" })
        {
            refused.Message.ShouldContain(name);
        }
    }

    [Fact]
    public async Task Client_BeforeTheStart_StoresWhatRunsLater()
    {
        DurableTaskRegistry registry = new();
        registry.AddOrchestratorFunc<int, int>("It", (_, number) => number * 2);
        await using (TaskHub closed = await fixture.OpenAsync(registry))
        {
            await closed.Client.ScheduleNewOrchestrationInstanceAsync("It", 21, new StartOrchestrationOptions("it"));
            (await closed.Client.GetInstanceAsync("it")).ShouldNotBeNull().RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);
        }

        await using TaskHub hub = await fixture.OpenAsync(registry);
        await hub.StartAsync(CancellationToken.None);
        (await hub.Client.WaitForInstanceCompletionAsync("it", true)).ReadOutputAs<int>().ShouldBe(42);
    }

    [Fact]
    public async Task Read_AfterAnotherInstancesDamagedHistory_IsNotMixedWithIt()
    {
        DurableTaskRegistry registry = new();
        registry.AddOrchestratorFunc<string?, string>("It", async (context, _) =>
        {
            await context.WaitForExternalEvent<string>("One");
            return await context.WaitForExternalEvent<string>("Two");
        });
        await using TaskHub hub = await fixture.OpenAsync(registry);
        await hub.StartAsync(CancellationToken.None);
        foreach (string id in new[] { "damaged", "sound" })
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions(id));
            await HubFixture.SettleAsync(hub);
            await hub.Client.RaiseEventAsync(id, "One", $"of {id}");
            await HubFixture.SettleAsync(hub);
        }

        using (HubConnection connection = HubConnection.Open(fixture.File, readOnly: false))
        {
            connection.Execute("UPDATE history SET data = x'63' || substr(data, 2) WHERE row = (SELECT min(row) FROM history)");
        }

        await Should.ThrowAsync<TaskHubStorageException>(() => hub.Client.GetOrchestrationHistoryAsync("damaged"));
        IList<HistoryEvent> sound = await hub.Client.GetOrchestrationHistoryAsync("sound");

        sound.OfType<ExecutionStartedEvent>().Count().ShouldBe(1);
        sound.OfType<EventRaisedEvent>().ShouldHaveSingleItem().Input.ShouldBe("\"of sound\"");
    }

    [Fact]
    public async Task Retention_ThatCannotDelete_SaysSoInTheLog()
    {
        DurableTaskRegistry registry = new();
        registry.AddOrchestratorFunc<int, int>("It", (_, number) => number);
        await using TaskHub hub = await fixture.OpenAsync(registry, options => options with { RetainFinished = TimeSpan.FromHours(1) });
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", 1, new StartOrchestrationOptions("it"));
        await HubFixture.SettleAsync(hub);
        using (HubConnection connection = HubConnection.Open(fixture.File, readOnly: false))
        {
            connection.Execute("ALTER TABLE timers RENAME TO elsewhere");
        }

        fixture.Clock.Advance(TimeSpan.FromHours(2));
        await HubFixture.SettleAsync(hub);

        fixture.Logs.Of(typeof(TaskHub).FullName!).ShouldContain(line => line.Contains("could not be removed", StringComparison.Ordinal));
    }

    public void Dispose() => fixture.Dispose();

    private void Overwrite(long at, byte[] bytes)
    {
        using FileStream file = new(fixture.File, FileMode.Open, FileAccess.ReadWrite);
        file.Position = at;
        file.Write(bytes);
    }
}

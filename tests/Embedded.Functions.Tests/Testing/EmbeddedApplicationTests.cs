using Azure.Storage.Queues;
using Embedded.Functions.Sample;
using Embedded.Testing;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Tests.Testing;

public sealed class EmbeddedApplicationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunUntilIdle_MessageStartsOrchestration_EverythingRunsToItsEnd(bool evict)
    {
        await using var application = await SampleHost.StartAsync(evict);
        await SendAsync(application, "orders", """{"id":"order-1","quantity":3}""");

        await application.RunUntilIdleAsync();

        var instance = await application.DurableClient.GetInstanceAsync("order-1", getInputsAndOutputs: true);
        instance!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        instance.ReadOutputAs<string>().ShouldBe("order-1: 30 for part0+part1+part2 by Fulfil");
        var journal = Journal(application);
        journal.Entries.ShouldContain("order order-1 attempt 1");
        journal.Count("priced order-1 for order-1").ShouldBe(1);
        journal.Count("ran TakeOrder").ShouldBe(1);
        journal.Count("ran Price").ShouldBe(1);
        journal.Count("ran Pack").ShouldBe(3);
        journal.Count("ran Fulfil").ShouldBe(1);
    }

    [Fact]
    public async Task RunUntilIdle_MessageThatAlwaysFails_ReachesThePoisonQueuesFunction()
    {
        await using var application = await SampleHost.StartAsync();
        await SendAsync(application, "fragile", "egg");

        await application.RunUntilIdleAsync();

        Journal(application).Count("fragile egg").ShouldBe(5);
        Journal(application).Count("poisoned egg").ShouldBe(1);
    }

    [Fact]
    public async Task RunUntilIdle_MessageThatIsNotTheFunctionsType_ReachesThePoisonQueue()
    {
        await using var application = await SampleHost.StartAsync();
        await SendAsync(application, "orders", """{"id":7,"quantity":"many"}""");

        await application.RunUntilIdleAsync();

        Journal(application).Entries.ShouldNotContain(entry => entry.StartsWith("order ", StringComparison.Ordinal));
        (await PeekAsync(application, "orders-poison")).ShouldBe(["""{"id":7,"quantity":"many"}"""]);
    }

    [Fact]
    public async Task RunUntilIdle_QueueOutput_FeedsTheNextFunction()
    {
        await using var application = await SampleHost.StartAsync();
        await SendAsync(application, "whole", "a b c");

        await application.RunUntilIdleAsync();

        Journal(application).Entries.Where(entry => entry.StartsWith("piece", StringComparison.Ordinal)).Order()
            .ShouldBe(["piece a", "piece b", "piece c"]);
    }

    [Fact]
    public async Task Advance_SixWeeks_EverythingHappensAtItsOwnTime()
    {
        await using var application = await SampleHost.StartAsync();
        var start = application.Clock.GetUtcNow();
        var id = await application.DurableClient.ScheduleNewOrchestrationInstanceAsync("Sleep", 42);

        await application.AdvanceAsync(TimeSpan.FromDays(42));

        application.Clock.GetUtcNow().ShouldBe(start.AddDays(42));
        var slept = await application.DurableClient.GetInstanceAsync(id, getInputsAndOutputs: true);
        slept!.ReadOutputAs<DateTime>().ShouldBe(start.AddDays(42).UtcDateTime);
        var daily = Journal(application).Entries.Where(entry => entry.StartsWith("daily", StringComparison.Ordinal)).ToList();
        daily.Count.ShouldBe(42);
        daily[0].ShouldBe("daily 2026-01-06 06:00");
        daily[^1].ShouldBe("daily 2026-02-16 06:00");
    }

    [Fact]
    public async Task RunToNextTimer_TimerAndSchedule_GivesTheEarlier()
    {
        await using var application = await SampleHost.StartAsync();
        await application.DurableClient.ScheduleNewOrchestrationInstanceAsync("Sleep", 2);

        (await application.RunToNextTimerAsync()).ShouldBe(new DateTimeOffset(2026, 1, 6, 6, 0, 0, TimeSpan.Zero));
        (await application.RunToNextTimerAsync()).ShouldBe(new DateTimeOffset(2026, 1, 7, 6, 0, 0, TimeSpan.Zero));
        (await application.RunToNextTimerAsync()).ShouldBe(new DateTimeOffset(2026, 1, 7, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Restart_WhileDown_TimersAndMessagesAndMissedRunsAreTakenUp()
    {
        await using var application = await SampleHost.StartAsync();
        var id = await application.DurableClient.ScheduleNewOrchestrationInstanceAsync("Sleep", 3);
        await application.RunUntilIdleAsync();
        await SendAsync(application, "orders", """{"id":"order-2","quantity":1}""");

        await application.RestartAsync(downFor: TimeSpan.FromDays(5));
        await application.RunUntilIdleAsync();

        (await application.DurableClient.GetInstanceAsync(id))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        (await application.DurableClient.GetInstanceAsync("order-2"))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        Journal(application).Entries.Where(entry => entry.StartsWith("daily", StringComparison.Ordinal)).ShouldBe(["daily 2026-01-10 09:00 past due"]);
    }

    [Fact]
    public async Task SignIn_Person_IsKnownToTheApplication()
    {
        await using var application = await SampleHost.StartAsync();

        using var person = await application.SignInAsync("Ada Example", ["Officer"]);

        (await person.GetStringAsync("/.auth/me")).ShouldContain("Ada Example");
        using var stranger = application.CreateClient();
        (await stranger.GetAsync("/.auth/me")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Start_HostJsonSettingsUnknownOrOutOfPlace_AreNamedInOneWarning()
    {
        using var log = new LogRecorder();
        await using var application = await SampleHost.StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["AzureFunctionsJobHost:extensions:durableTask:hubName"] = "Sample",
                ["AzureFunctionsJobHost:extensions:durableTask:storageProvider:partitionCount"] = "8",
                ["AzureFunctionsJobHost:extensions:durableTask:hubnName"] = "Typo",
            },
            configure: builder => builder.Services.AddSingleton<ILoggerProvider>(log));

        var warning = log.At(LogLevel.Warning).Single(line => line.Contains("durableTask", StringComparison.Ordinal));
        warning.ShouldContain("extensions.durableTask.storageProvider");
        warning.ShouldContain("extensions.durableTask.hubnName");
        warning.ShouldNotContain("extensions.durableTask.hubName");
    }

    [Fact]
    public async Task Start_HostJsonSettingsOutOfRange_IsRefusedWithEachNamed()
    {
        var fault = await Should.ThrowAsync<Exception>(() => SampleHost.StartAsync(settings: new Dictionary<string, string?>
        {
            ["AzureFunctionsJobHost:extensions:durableTask:hubName"] = "9lives",
            ["AzureFunctionsJobHost:extensions:durableTask:maxConcurrentActivityFunctions"] = "0",
        }));

        fault.Message.ShouldContain("hubName is '9lives'");
        fault.Message.ShouldContain("maxConcurrentActivityFunctions is '0'");
    }

    private static Journal Journal(EmbeddedApplication application) => application.Services.GetRequiredService<Journal>();

    private static async Task<QueueClient> QueueAsync(EmbeddedApplication application, string name) =>
        await Storage.QueueAsync($"{application.Services.GetRequiredService<IConfiguration>()["QueuePrefix"]}-{name}");

    private static async Task SendAsync(EmbeddedApplication application, string name, string text)
    {
        var queue = await QueueAsync(application, name);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(text);
    }

    private static async Task<IEnumerable<string>> PeekAsync(EmbeddedApplication application, string name) =>
        (await (await QueueAsync(application, name)).PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString());
}

using Azure.Storage.Queues;
using Embedded.Functions.Hosting;
using Embedded.Functions.Sample;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Tests.Testing;

/// <summary>The host as <c>dotnet run</c> has it: on the real clock, doing its work by itself.</summary>
public sealed class RealTimeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("real-time-").FullName;
    private readonly string prefix = $"t{Guid.NewGuid():n}";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Host_OnItsOwn_TakesMessagesFiresTimersAndFinishesOrchestrations()
    {
        using var host = await StartAsync();
        var journal = host.Services.GetRequiredService<Journal>();
        var client = host.Services.GetRequiredService<Functions.Durable.DurableHost>().Hub.Client;

        await SendAsync("orders", """{"id":"real-1","quantity":2}""");
        await Until(() => journal.Count("priced real-1 for real-1") == 1);
        var done = await client.WaitForInstanceCompletionAsync("real-1", getInputsAndOutputs: true).WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
        await SendAsync("whole", "a b");
        await Until(() => journal.Count("piece a") == 1 && journal.Count("piece b") == 1);
        await Until(() => journal.Entries.Count(entry => entry.StartsWith("daily", StringComparison.Ordinal)) >= 2);
        await host.StopAsync();

        done.ReadOutputAs<string>().ShouldBe("real-1: 20 for part0+part1 by Fulfil");
        journal.Count("order real-1 attempt 1").ShouldBe(1);
    }

    [Fact]
    public async Task Host_StoppedWhileWorking_NextHostFinishesEveryMessageOnce()
    {
        const int messages = 60;
        var finished = 0;
        using (var first = await StartAsync())
        {
            await SendAsync("orders", [.. Enumerable.Range(0, messages).Select(n => $$"""{"id":"stop-{{n}}","quantity":1}""")]);
            await Until(() => first.Services.GetRequiredService<Journal>().Entries.Any(entry => entry.StartsWith("priced stop-", StringComparison.Ordinal)));
            await first.StopAsync();
            finished = first.Services.GetRequiredService<Journal>().Entries.Count(entry => entry.StartsWith("priced stop-", StringComparison.Ordinal));
        }

        using var second = await StartAsync();
        var journal = second.Services.GetRequiredService<Journal>();
        var client = second.Services.GetRequiredService<Functions.Durable.DurableHost>().Hub.Client;
        for (var n = 0; n < messages; n++)
        {
            var id = $"stop-{n}";
            await UntilAsync(async () => await client.GetInstanceAsync(id) is { RuntimeStatus: OrchestrationRuntimeStatus.Completed });
        }

        await second.StopAsync();
        (finished + journal.Entries.Count(entry => entry.StartsWith("priced stop-", StringComparison.Ordinal))).ShouldBe(messages);
    }

    private static Task Until(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    private async Task<IHost> StartAsync()
    {
        var assembly = typeof(Journal).Assembly;
        var builder = FunctionsApplication.CreateBuilder(["--contentRoot", Path.GetDirectoryName(assembly.Location)!]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = await Storage.ConnectionStringAsync(),
            ["QueuePrefix"] = prefix,
            ["DailySchedule"] = "* * * * * *",
            ["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "none",
            ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.2",
        });
        SampleApplication.Configure(builder);
        builder.Services.PostConfigure<EmbeddedHostOptions>(embedded =>
        {
            embedded.Port = 0;
            embedded.FunctionAssemblies.Add(assembly);
            embedded.DataFolder = folder;
            embedded.StartAzurite = false;
            embedded.Banner = false;
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task SendAsync(string name, params string[] messages)
    {
        var queue = await Storage.QueueAsync($"{prefix}-{name}");
        await queue.CreateIfNotExistsAsync();
        await Task.WhenAll(messages.Select(message => queue.SendMessageAsync(message)));
    }
}

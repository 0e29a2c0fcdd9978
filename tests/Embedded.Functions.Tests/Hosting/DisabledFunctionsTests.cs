using System.Net;
using System.Text.Json;
using Embedded.Functions.Sample;
using Embedded.Functions.Tests.Http;
using Embedded.Functions.Tests.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Tests.Hosting;

public sealed class DisabledFunctionsTests
{
    [Fact]
    public async Task Disabled_TimerAndQueueFunction_AreNotTriggered()
    {
        await using var application = await SampleHost.StartAsync(
            settings: new Dictionary<string, string?> { ["AzureWebJobs.Daily.Disabled"] = "true", ["AzureWebJobs:TakeOrder:Disabled"] = "1", ["AzureWebJobs.Fragile.Disabled"] = "false" });
        var orders = await Storage.QueueAsync($"{application.Services.GetRequiredService<IConfiguration>()["QueuePrefix"]}-orders");
        await orders.CreateIfNotExistsAsync();
        await orders.SendMessageAsync("""{"id":"order-1","quantity":3}""");

        await application.AdvanceAsync(TimeSpan.FromDays(2));

        application.Services.GetRequiredService<Journal>().Entries.ShouldBeEmpty();
        (await orders.PeekMessagesAsync()).Value.Length.ShouldBe(1);
        using var described = JsonDocument.Parse(await application.Client.GetStringAsync("/admin/functions/Daily"));
        described.RootElement.GetProperty("isDisabled").GetBoolean().ShouldBeTrue();
        using var other = JsonDocument.Parse(await application.Client.GetStringAsync("/admin/functions/Fragile"));
        other.RootElement.GetProperty("isDisabled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Disabled_HttpFunction_Answers404()
    {
        await using var host = await RunningHost.StartAsync([typeof(HttpSamples)], builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobs.Json.Disabled"] = "true" }));

        using var answer = await host.Client.GetAsync("/api/orders/first");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Disabled_NeitherTrueNorFalse_StopsTheStart()
    {
        var fault = await Should.ThrowAsync<FormatException>(() => SampleHost.StartAsync(
            settings: new Dictionary<string, string?> { ["AzureWebJobs.Daily.Disabled"] = "perhaps" }));

        fault.Message.ShouldContain("AzureWebJobs.Daily.Disabled is 'perhaps'");
    }
}

using System.Net;
using System.Text.Json;
using Embedded.Functions.Hosting;
using Embedded.Functions.Tests.Http;
using Embedded.Functions.Tests.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Tests.Hosting;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Start_AndStop_RunsComponentsInOrderAroundTheServer()
    {
        var log = new List<string>();
        await using (await RunningHost.StartAsync([typeof(HttpSamples)], builder =>
        {
            builder.Services.AddSingleton<IHostComponent>(new Recorded(20, log));
            builder.Services.AddSingleton<IHostComponent>(new Recorded(10, log));
            builder.Services.AddHostedService(_ => new Background(log));
        }))
        {
            log.ShouldBe(["start 10", "start 20", "application starts"]);
        }

        log.Skip(3).ShouldBe(["application stops", "stop 20", "stop 10"]);
    }

    [Fact]
    public async Task Start_ComponentFails_StopsThoseBeforeIt()
    {
        var log = new List<string>();
        await Should.ThrowAsync<InvalidOperationException>(() => RunningHost.StartAsync([typeof(HttpSamples)], builder =>
        {
            builder.Services.AddSingleton<IHostComponent>(new Recorded(10, log));
            builder.Services.AddSingleton<IHostComponent>(new Recorded(20, log, fails: true));
        }));

        log.ShouldBe(["start 10", "start 20", "stop 20", "stop 10"]);
    }

    [Fact]
    public async Task Keys_AfterRestart_AreTheSameAndTheOwnersOnly()
    {
        var folder = RunningHost.NewFolder();
        var first = await RunningHost.StartAsync([typeof(HttpSamples)], folder: folder);
        var keys = (first.Keys.MasterKey, first.Keys.DefaultHostKey, first.Keys.GetSystemKey("one"), first.Keys.GetFunctionKey("Keyed"));
        var file = first.Keys.FilePath;
        await first.StopAsync();
        await using var second = await RunningHost.StartAsync([typeof(HttpSamples)], folder: folder);

        (second.Keys.MasterKey, second.Keys.DefaultHostKey, second.Keys.GetSystemKey("one"), second.Keys.GetFunctionKey("Keyed")).ShouldBe(keys);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Start_First_MakesTheKeysThatCallersNeed()
    {
        await using var host = await RunningHost.StartAsync([typeof(HttpSamples)]);
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(host.Keys.FilePath));

        file.RootElement.GetProperty("masterKey").GetString()!.Length.ShouldBeGreaterThan(40);
        file.RootElement.GetProperty("hostKeys").GetProperty("default").GetString().ShouldBe(host.Keys.DefaultHostKey);
        file.RootElement.GetProperty("functionKeys").GetProperty("Keyed").GetProperty("default").GetString().ShouldBe(host.Keys.GetFunctionKey("Keyed"));
    }

    [Fact]
    public async Task Start_KeyFileDamaged_SaysWhichFile()
    {
        var folder = RunningHost.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "data", "keys.json"), "{}");

        var fault = await Should.ThrowAsync<FormatException>(() => RunningHost.StartAsync([typeof(HttpSamples)], folder: folder));

        fault.Message.ShouldContain("keys.json");
    }

    [Theory]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""", "/orders/first")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routePrefix": "/v1/care/" } } }""", "/v1/care/orders/first")]
    public async Task Get_RoutePrefixOfHostJson_IsWhereFunctionsAnswer(string hostJson, string path)
    {
        await using var host = await RunningHost.StartAsync([typeof(HttpSamples)], hostJson: hostJson);
        using var answer = await host.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Configuration_LocalSettings_AreBelowWhatTheProgramAdds()
    {
        await using var host = await RunningHost.StartAsync(
            [typeof(HttpSamples)],
            builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Over"] = "program" }),
            localSettings: """{ "IsEncrypted": false, "Values": { "Plain": "x", "Section__Key": 5, "Over": "file" }, "ConnectionStrings": { "Db": "c" } }""");
        var configuration = host.Services.GetRequiredService<IConfiguration>();

        configuration["Plain"].ShouldBe("x");
        configuration["Section:Key"].ShouldBe("5");
        configuration["Over"].ShouldBe("program");
        configuration.GetConnectionString("Db").ShouldBe("c");
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "must hold a JSON object")]
    [InlineData("""{ "Values": [] }""", "$.Values must be an object")]
    [InlineData("""{ "Values": { "A": {}, "B": [] } }""", "$.Values.B must be a single value")]
    public async Task CreateBuilder_LocalSettingsMalformed_SaysWhatAndWhere(string localSettings, string expected)
    {
        var folder = RunningHost.NewFolder();
        var fault = await Should.ThrowAsync<FormatException>(() => RunningHost.StartAsync([typeof(HttpSamples)], localSettings: localSettings, folder: folder));
        Directory.Delete(folder, recursive: true);

        fault.Message.ShouldContain(expected);
        fault.Message.ShouldContain("local.settings.json");
    }

    [Fact]
    public async Task Banner_ListsFunctionsUrlsAndPlaces_ButNoKeys()
    {
        await using var host = await RunningHost.StartAsync([typeof(HttpSamples), typeof(AdminEndpointsTests.Tick)], environment: "Development");
        var text = host.Services.GetRequiredService<StartBanner>().Compose();

        text.ShouldContain(host.Address.ToString().TrimEnd('/'));
        text.ShouldContain("/api/things/{id:guid}");
        text.ShouldContain("Keyed  [function key]");
        text.ShouldContain("0 0 0 1 1 *  Tick");
        text.ShouldContain("keys.json");
        text.ShouldContain("/.auth/login/development");
        text.ShouldNotContain(host.Keys.MasterKey);
    }

    private sealed class Recorded(int order, List<string> log, bool fails = false) : IHostComponent
    {
        public int Order => order;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            log.Add($"start {order}");
            return fails ? throw new InvalidOperationException("It fails.") : Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            log.Add($"stop {order}");
            return Task.CompletedTask;
        }
    }

    private sealed class Background(List<string> log) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            log.Add("application starts");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            log.Add("application stops");
            return Task.CompletedTask;
        }
    }
}

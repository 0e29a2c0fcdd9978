using System.Net;
using System.Text.Json;
using Embedded.Functions.Tests.Http;
using Embedded.Functions.Tests.Testing;
using Embedded.Runtime;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Tests.Hosting;

public sealed class AdminEndpointsTests : IAsyncLifetime
{
    private RunningHost _host = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync()
    {
        Tick.Runs = 0;
        _host = await RunningHost.StartAsync([typeof(HttpSamples), typeof(Tick)]);
        _admin = _host.ClientWithMasterKey();
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Status_Running_SaysSo()
    {
        using var status = JsonDocument.Parse(await _admin.GetStringAsync("/admin/host/status"));

        status.RootElement.GetProperty("state").GetString().ShouldBe("Running");
    }

    [Theory]
    [InlineData("/admin/host/status")]
    [InlineData("/admin/functions")]
    [InlineData("/admin/functions/Json")]
    public async Task Get_WithoutMasterKey_Answers401(string path)
    {
        using var without = await _host.Client.GetAsync(path);
        using var withHostKey = await _host.Client.GetAsync($"{path}?code={_host.Keys.DefaultHostKey}");

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        withHostKey.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Ping_Anyone_Answers200()
    {
        using var answer = await _host.Client.GetAsync("/admin/host/ping");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Functions_ListsEachWithItsBindingsAndUrl()
    {
        using var functions = JsonDocument.Parse(await _admin.GetStringAsync("/admin/functions"));
        using var one = JsonDocument.Parse(await _admin.GetStringAsync("/admin/functions/byguid"));

        functions.RootElement.EnumerateArray().Select(function => function.GetProperty("name").GetString()).ShouldContain("Tick");
        one.RootElement.GetProperty("invoke_url_template").GetString().ShouldBe($"{_host.Address.ToString().TrimEnd('/')}/api/things/{{id:guid}}");
        one.RootElement.GetProperty("config").GetProperty("bindings")[0].GetProperty("type").GetString().ShouldBe("httpTrigger");
    }

    [Fact]
    public async Task Post_Timer_RunsItOnce()
    {
        using var answer = await _admin.PostAsync("/admin/functions/tick", RunningHost.Json("""{"input":""}"""));
        foreach (var source in _host.Services.GetServices<IWorkSource>().Where(source => source.Name == "runs by hand"))
        {
            await source.RunDueAsync(CancellationToken.None);
        }

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        Tick.Runs.ShouldBe(1);
    }

    [Theory]
    [InlineData("/admin/functions/unknown", "{}", 404)]
    [InlineData("/admin/functions/Json", "{}", 400)]
    [InlineData("/admin/functions/Tick", "[]", 400)]
    [InlineData("/admin/functions/Tick", "{", 400)]
    public async Task Post_WhatCannotBeRun_IsRefused(string path, string body, int status)
    {
        using var answer = await _admin.PostAsync(path, RunningHost.Json(body));

        ((int)answer.StatusCode).ShouldBe(status);
        Tick.Runs.ShouldBe(0);
    }

    public sealed class Tick
    {
        private static int runs;

        public static int Runs
        {
            get => runs;
            set => runs = value;
        }

        [Function("Tick")]
        public static void Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer)
        {
            _ = timer;
            Interlocked.Increment(ref runs);
        }
    }
}

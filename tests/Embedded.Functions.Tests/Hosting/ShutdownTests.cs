using System.Net;
using Embedded.Functions.Hosting;
using Embedded.Functions.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Tests.Hosting;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Stop_RequestInProgress_IsAnsweredFirst()
    {
        var gate = new Gate();
        await using var host = await RunningHost.StartAsync([typeof(Waiting)], builder => builder.Services.AddSingleton(gate));
        using var client = host.NewClient();
        var request = client.GetAsync("/api/waiting");
        await gate.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var stop = host.StopAsync();
        gate.Leave.SetResult();
        using var answer = await request.WaitAsync(TimeSpan.FromSeconds(10));
        await stop.WaitAsync(TimeSpan.FromSeconds(10));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("finished");
    }

    [Fact]
    public async Task Start_OptionsOutOfRange_NamesEach()
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(() => RunningHost.StartAsync(
            [typeof(Waiting)],
            builder => builder.Services.Configure<EmbeddedHostOptions>(options =>
            {
                options.ShutdownTimeout = TimeSpan.FromSeconds(-1);
                options.MaxRequestBodySize = -1;
            })));

        fault.Failures.Count().ShouldBe(2);
        fault.Message.ShouldContain("Embedded:ShutdownTimeout");
        fault.Message.ShouldContain("Embedded:MaxRequestBodySize");
    }

    public sealed class Waiting(Gate gate)
    {
        [Function("Waiting")]
        public async Task<string> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waiting")] HttpRequest request)
        {
            gate.Entered.SetResult();
            await gate.Leave.Task;
            return "finished";
        }
    }

    public sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Leave { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Net;
using Embedded.Functions.Durable;
using Embedded.Functions.Hosting;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Embedded.Functions.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        await gate.Entered.Task.WaitAsync(TimeSpan.FromMinutes(2));

        var stop = host.StopAsync();
        gate.Leave.SetResult();
        using var answer = await request.WaitAsync(TimeSpan.FromMinutes(2));
        await stop.WaitAsync(TimeSpan.FromMinutes(2));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("finished");
    }

    [Fact]
    public async Task Stop_WhileAListenerStillStarts_EndsQuietly()
    {
        var gate = new Gate();
        var folder = RunningHost.NewFolder();
        var builder = FunctionsApplication.CreateBuilder(["--contentRoot", folder]);
        builder.Services.Configure<EmbeddedHostOptions>(options =>
        {
            options.Port = 0;
            options.Banner = false;
            options.StartAzurite = false;
            options.DataFolder = Path.Combine(folder, "data");
            options.FunctionAssemblies.Add(typeof(RunningHost).Assembly);
            options.FunctionClasses = type => type == typeof(Ringing);
        });
        builder.Services.AddSingleton<ITriggerExtension>(new BellExtension(gate));
        var host = builder.Build();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();

        var run = host.RunAsync();
        await gate.Entered.Task.WaitAsync(TimeSpan.FromMinutes(2));
        lifetime.StopApplication();
        await run.WaitAsync(TimeSpan.FromMinutes(2));

        gate.Leave.Task.IsCompleted.ShouldBeTrue("the listener was not stopped");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Stop_RunByHandThatHeedsNoCancellation_LeavesItBehind()
    {
        var gate = new Gate();
        await using var host = await RunningHost.StartAsync([typeof(Stubborn)], builder =>
        {
            builder.Services.AddSingleton(gate);
            builder.Services.Configure<EmbeddedHostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        });
        using var admin = host.NewClient();
        admin.DefaultRequestHeaders.Add("x-functions-key", host.Keys.MasterKey);
        using var answer = await admin.PostAsync("/admin/functions/Stubborn", null);
        await gate.Entered.Task.WaitAsync(TimeSpan.FromMinutes(2));

        await host.StopAsync().WaitAsync(TimeSpan.FromMinutes(2));

        gate.Leave.SetResult();
    }

    [Fact]
    public async Task Start_OrchestrationScheduledBeforeStorageAnswers_RunsAfterwards()
    {
        await using var host = await RunningHost.StartAsync(
            [typeof(Orchestrators)], builder => builder.Services.AddHostedService<EarlyCaller>());
        var client = host.Services.GetRequiredService<DurableHost>().Hub.Client;

        var ended = await client.WaitForInstanceCompletionAsync(EarlyCaller.Instance, true).WaitAsync(TimeSpan.FromMinutes(2));

        EarlyCaller.SawItRun.ShouldBeFalse();
        ended.ReadOutputAs<string>().ShouldBe("ran");
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

    public sealed class Stubborn(Gate gate)
    {
        [Function("Stubborn")]
        public async Task Run([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer)
        {
            gate.Entered.SetResult();
            await gate.Leave.Task;
        }
    }

    public static class Orchestrators
    {
        [Function("Early")]
        public static Task<string> Early([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult("ran");
    }

    /// <summary>Its start comes after the components', and before storage is waited for.</summary>
    private sealed class EarlyCaller(DurableHost durable) : IHostedService
    {
        public const string Instance = "early";

        public static bool SawItRun { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var client = durable.Hub.Client;
            await client.ScheduleNewOrchestrationInstanceAsync("Early", null, new StartOrchestrationOptions(Instance), cancellationToken);
            var started = client.WaitForInstanceStartAsync(Instance, cancellationToken);
            SawItRun = await Task.WhenAny(started, Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken)) == started;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    public sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Leave { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public static class Ringing
    {
        [Function("Ringing")]
        public static void Run([BellTrigger] string ring) => _ = ring;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class BellTriggerAttribute : TriggerBindingAttribute;

    private sealed class BellExtension(Gate gate) : ITriggerExtension
    {
        public bool Handles(TriggerBindingAttribute trigger) => trigger is BellTriggerAttribute;

        public IEnumerable<string> Validate(FunctionDescriptor function) => [];

        public ITriggerListener CreateListener(FunctionDescriptor function) => new BellListener(gate);
    }

    private sealed class BellListener(Gate gate) : ITriggerListener
    {
        public string Name => "bell";

        public DateTimeOffset? NextDue => null;

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            gate.Entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            gate.Leave.SetResult();
            return Task.CompletedTask;
        }

        public Task<bool> RunDueAsync(CancellationToken cancellationToken) => Task.FromResult(false);
    }
}

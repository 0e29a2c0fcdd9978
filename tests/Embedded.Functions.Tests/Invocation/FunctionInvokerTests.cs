using System.Net;
using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;
using Embedded.Functions.Tests.Testing;
using Embedded.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Tests.Invocation;

public sealed class FunctionInvokerTests : IAsyncLifetime
{
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync(
        [typeof(InvocationSamples)],
        builder =>
        {
            builder.Services.AddScoped<ScopedThing>();
            builder.Services.AddSingleton<TimeProvider>(_clock);
            builder.UseMiddleware<Trail>();
            builder.UseMiddleware(async (context, next) =>
            {
                context.Items["trail"] += "b";
                await next();
            });
            builder.UseWhen(context => context.FunctionDefinition.Name == "ValueTaskOf", async (context, next) =>
            {
                await next();
                var result = context.GetInvocationResult();
                result.Value = $"{context.GetInvocationResult<string>().Value} and replaced";
            });
        },
        hostJson: """{ "version": "2.0", "functionTimeout": "00:05:00" }""");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Invoke_Middleware_RunsInTheOrderAdded()
    {
        (await _host.Client.GetStringAsync("/api/ok")).ShouldBe("True ab");
    }

    [Fact]
    public async Task Invoke_MiddlewareReplacesResult_AnswersTheNewOne()
    {
        (await _host.Client.GetStringAsync("/api/valuetask")).ShouldBe("done and replaced");
    }

    [Fact]
    public async Task Invoke_InstanceMethod_DisposesTheInstance()
    {
        var before = InvocationSamples.Disposed;
        await _host.Client.GetStringAsync("/api/ok");

        InvocationSamples.Disposed.ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task Invoke_InputConverter_GivesTheParameterItsValue()
    {
        (await _host.Client.GetStringAsync("/api/converted/abc")).ShouldBe("cba");
    }

    [Fact]
    public async Task Invoke_LongerThanFunctionTimeout_IsCancelled()
    {
        var functions = _host.Services.GetRequiredService<FunctionCatalog>().Functions;
        var slow = _host.Services.GetRequiredService<IFunctionInvoker>().InvokeAsync(
            functions.Single(function => function.Name == "Slow"), TriggerValue.Of(null), CancellationToken.None);
        slow.IsCompleted.ShouldBeFalse();

        _clock.Advance(TimeSpan.FromMinutes(5));

        await Should.ThrowAsync<TimeoutException>(() => slow.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Invoke_FunctionOfAnotherApplication_IsRefused()
    {
        var stranger = _host.Services.GetRequiredService<FunctionCatalog>().Functions[0] with { };

        await Should.ThrowAsync<ArgumentException>(() => _host.Services.GetRequiredService<IFunctionInvoker>()
            .InvokeAsync(stranger, TriggerValue.Of(null), CancellationToken.None));
    }

    private sealed class Trail : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.Items["trail"] = "a";
            return next(context);
        }
    }
}

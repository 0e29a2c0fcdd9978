using Embedded.Functions.HostJson;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Invocation;

/// <summary>Runs functions. Between the call and the function's method nothing leaves the caller's context or thread:
/// orchestrators depend on it.</summary>
internal sealed class FunctionInvoker(
    FunctionSet functions, HostSettings settings, IServiceScopeFactory scopes, TimeProvider time, ILoggerFactory loggers) : IFunctionInvoker
{
    private readonly ILogger _logger = loggers.CreateLogger("Function");

    public async Task<object?> InvokeAsync(FunctionDescriptor function, TriggerValue trigger, CancellationToken cancellationToken)
    {
        var compiled = functions[function];
        using var timeout = settings.FunctionTimeout is { } limit && function.Trigger is not OrchestrationTriggerAttribute
            ? new CancellationTokenSource(limit, time)
            : null;
        using var either = timeout is null ? null : CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var token = either?.Token ?? cancellationToken;
        await using var scope = scopes.CreateAsyncScope();
        var context = new HostedFunctionContext(compiled.Definition, trigger, scope.ServiceProvider, token);
        context.Features.Set(trigger);
        try
        {
            await compiled.Pipeline(context);
            await compiled.WriteOutputsAsync(context.Returned.Value, token);
            return context.Returned.Value;
        }
        catch (OperationCanceledException cancelled) when (timeout is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            _logger.LogError(
                "Function {Function} ran longer than functionTimeout ({Timeout}) and was cancelled; invocation {InvocationId}",
                function.Name, settings.FunctionTimeout, context.InvocationId);
            throw new TimeoutException($"Function '{function.Name}' ran longer than functionTimeout ({settings.FunctionTimeout:c}).", cancelled);
        }
    }
}

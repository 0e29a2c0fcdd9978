using CareFunctions.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Http;

/// <summary>Answers a request whose function threw with 500 and an id to ask by, the exception itself going to the log only; and one whose
/// body breaks off with what HTTP says to that.</summary>
public sealed class ProblemDetailsMiddleware(ILogger<ProblemDetailsMiddleware> log) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        // Only HTTP functions have one: a queue message or an activity that fails must fail, so that it is retried.
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (BadHttpRequestException fault)
        {
            // A body that breaks off, or is not framed as HTTP says: the sender's fault, and nothing to put in the log as ours.
            context.GetInvocationResult().Value = Problem.Unreadable(fault.StatusCode).ToResult();
        }
#pragma warning disable CA1031 // Whatever went wrong, the caller gets an answer and the log the cause.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            log.RequestFailed(context.FunctionDefinition.Name, context.InvocationId, exception);
            context.GetInvocationResult().Value = Problem.Internal(context.InvocationId).ToResult();
        }
    }
}

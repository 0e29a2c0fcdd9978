using Embedded.Functions.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Looks into what an invocation was given and returned.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned; for middleware, after <c>next</c>.</summary>
    /// <exception cref="InvalidCastException">The value is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) =>
        new InvocationResultView<T>(Returned(context));

    /// <summary>What the function returned; for middleware, after <c>next</c>.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new InvocationResultView(Returned(context));

    private static ReturnedValue Returned(FunctionContext context) =>
        context.Features.Get<ReturnedValue>()
        ?? throw new InvalidOperationException("This FunctionContext does not belong to an invocation by the host.");
}

using Microsoft.Azure.Functions.Worker.Middleware;

namespace Embedded.Functions.Invocation;

/// <summary>The middleware around every function, in the order added.</summary>
internal sealed class MiddlewarePipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) => _middleware.Add(middleware);

    /// <summary>The middleware around <paramref name="function"/>; the first added is outermost.</summary>
    public FunctionExecutionDelegate Around(FunctionExecutionDelegate function) =>
        Enumerable.Reverse(_middleware).Aggregate(function, (next, wrap) => wrap(next));
}

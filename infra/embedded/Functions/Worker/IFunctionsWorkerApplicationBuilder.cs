using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sets up the worker.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    /// <summary>The container's registrations.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds middleware around every function; the first added is outermost.</summary>
    IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}

namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>What runs next in the pipeline around a function, the function itself last.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

using System.Reflection;
using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Embedded.Functions.Durable;

/// <summary>A function with an orchestration trigger, as the task hub runs it: each step and each replay goes through the
/// middleware as any other invocation.</summary>
internal sealed class OrchestratorFunction : ITaskOrchestrator
{
    private readonly FunctionDescriptor function;
    private readonly IFunctionInvoker invoker;
    private readonly ParameterInfo? inputParameter;

    public OrchestratorFunction(FunctionDescriptor function, IFunctionInvoker invoker)
    {
        this.function = function;
        this.invoker = invoker;
        inputParameter = InputParameters(function).FirstOrDefault();
        OutputType = TaskResult.TypeOf(function.Method);
    }

    public Type InputType => inputParameter?.ParameterType ?? typeof(object);

    public Type OutputType { get; }

    /// <summary>The parameters that the orchestration's input could go to; more than one is a fault.</summary>
    public static IEnumerable<ParameterInfo> InputParameters(FunctionDescriptor function) => function.Method.GetParameters().Where(p =>
        p.Position != function.TriggerParameter.Position
        && p.ParameterType != typeof(FunctionContext)
        && p.ParameterType != typeof(CancellationToken)
        && function.Inputs.All(input => input.Parameter.Position != p.Position));

    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = context.InstanceId };
        if (inputParameter is { Name: { } name, ParameterType: var type })
        {
            data[name] = input ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
        }

        // Nothing may come between here and the function that leaves the engine's turn: no Task.Run, no ConfigureAwait(false).
        return invoker.InvokeAsync(
            function,
            new TriggerValue(_ => context, data, new Dictionary<object, object> { [typeof(TaskOrchestrationContext)] = context }),
            CancellationToken.None);
    }
}

using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;
using Microsoft.DurableTask;

namespace Embedded.Functions.Durable;

/// <summary>A function with an activity trigger, as the task hub runs it: one invocation, with a scope of its own, for each attempt.</summary>
internal sealed class ActivityFunction(FunctionDescriptor function, IFunctionInvoker invoker, CancellationToken stopping) : ITaskActivity
{
    public Type InputType => function.TriggerParameter.ParameterType;

    public Type OutputType { get; } = TaskResult.TypeOf(function.Method);

    public Task<object?> RunAsync(TaskActivityContext context, object? input)
    {
        var value = input ?? (InputType.IsValueType ? Activator.CreateInstance(InputType) : null);
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["instanceId"] = context.InstanceId,
            [function.TriggerParameter.Name!] = value,
        };
        return invoker.InvokeAsync(
            function,
            new TriggerValue(_ => value, data, new Dictionary<object, object> { [typeof(TaskActivityContext)] = context }),
            stopping);
    }
}

using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;

namespace Embedded.Functions.Durable;

/// <summary><see cref="ActivityTriggerAttribute"/>. The task hub runs these functions, so they need no listener.</summary>
internal sealed class ActivityTriggerExtension : ITriggerExtension
{
    private static readonly Type[] NeverInputs = [typeof(TaskOrchestrationContext), typeof(TaskActivityContext), typeof(FunctionContext), typeof(CancellationToken)];

    public bool Handles(TriggerBindingAttribute trigger) => trigger is ActivityTriggerAttribute;

    public IEnumerable<string> Validate(FunctionDescriptor function)
    {
        if (NeverInputs.Contains(function.TriggerParameter.ParameterType))
        {
            yield return $"the activity trigger's parameter '{function.TriggerParameter.Name}' receives the activity's input, which cannot be a {function.TriggerParameter.ParameterType.Name}";
        }
    }

    public ITriggerListener? CreateListener(FunctionDescriptor function) => null;
}

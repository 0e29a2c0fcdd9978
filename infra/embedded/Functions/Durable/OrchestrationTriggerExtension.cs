using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;

namespace Embedded.Functions.Durable;

/// <summary><see cref="OrchestrationTriggerAttribute"/>. The task hub runs these functions, so they need no listener.</summary>
internal sealed class OrchestrationTriggerExtension : ITriggerExtension
{
    public bool Handles(TriggerBindingAttribute trigger) => trigger is OrchestrationTriggerAttribute;

    public IEnumerable<string> Validate(FunctionDescriptor function)
    {
        if (function.TriggerParameter.ParameterType != typeof(TaskOrchestrationContext))
        {
            yield return $"the orchestration trigger's parameter '{function.TriggerParameter.Name}' must be a TaskOrchestrationContext";
        }

        var inputs = OrchestratorFunction.InputParameters(function).ToList();
        if (inputs.Count > 1)
        {
            yield return $"an orchestrator takes one input; {string.Join(", ", inputs.Select(p => $"'{p.Name}'"))} are {inputs.Count}";
        }

        foreach (var (parameter, _) in function.Inputs)
        {
            yield return $"an orchestrator may not have the input binding '{parameter.Name}': what it reads would differ when it is replayed; use an activity";
        }

        if (function.Outputs.Count > 0)
        {
            yield return "an orchestrator may not have output bindings: they would be written at each replay; use an activity";
        }
    }

    public ITriggerListener? CreateListener(FunctionDescriptor function) => null;
}

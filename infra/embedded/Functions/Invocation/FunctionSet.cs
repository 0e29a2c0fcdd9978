using System.Linq.Expressions;
using System.Reflection;
using Embedded.Functions.Bindings;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Invocation;

/// <summary>All functions made ready, and everything that is wrong with any of them.</summary>
internal sealed class FunctionSet
{
    private readonly Dictionary<FunctionDescriptor, CompiledFunction> _functions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FunctionDescriptor, ITriggerExtension> _extensions = new(ReferenceEqualityComparer.Instance);

    public FunctionSet(
        FunctionCatalog catalog,
        ParameterSources parameters,
        MiddlewarePipeline pipeline,
        IEnumerable<ITriggerExtension> extensions,
        IEnumerable<IOutputBinding> outputBindings)
    {
        var faults = new List<string>(catalog.Faults);
        var triggers = extensions.ToArray();
        var outputs = outputBindings.ToArray();
        foreach (var function in catalog.Functions)
        {
            void Fault(string text) => faults.Add($"{FunctionScan.Title(function.Method)} (function '{function.Name}'): {text}");

            if (triggers.FirstOrDefault(extension => extension.Handles(function.Trigger)) is { } extension)
            {
                _extensions[function] = extension;
                foreach (var fault in extension.Validate(function))
                {
                    Fault(fault);
                }
            }
            else
            {
                Fault(function.Trigger is HttpTriggerAttribute
                    ? "it has an HTTP trigger, but the program does not call ConfigureFunctionsWebApplication()."
                    : $"nothing in this host serves the trigger {function.Trigger.GetType().Name}.");
            }

            var (sources, parameterFaults) = parameters.Of(function);
            foreach (var fault in parameterFaults)
            {
                Fault(fault);
            }

            _functions[function] = new CompiledFunction(function, sources, Outputs(function, outputs, Fault), pipeline);
        }

        Faults = faults;
    }

    /// <summary>What is wrong; the host starts only when this is empty.</summary>
    public IReadOnlyList<string> Faults { get; }

    public CompiledFunction this[FunctionDescriptor function] => _functions.TryGetValue(function, out var compiled)
        ? compiled
        : throw new ArgumentException($"Function '{function.Name}' is not of this application.", nameof(function));

    public ITriggerExtension ExtensionOf(FunctionDescriptor function) => _extensions[function];

    private static List<(IOutputBinding, OutputBindingAttribute, Func<object, object?>?)> Outputs(
        FunctionDescriptor function, IOutputBinding[] bindings, Action<string> fault)
    {
        var outputs = new List<(IOutputBinding, OutputBindingAttribute, Func<object, object?>?)>();
        foreach (var (attribute, property) in function.Outputs)
        {
            if (attribute is HttpResultAttribute)
            {
                if (function.Trigger is not HttpTriggerAttribute)
                {
                    fault("[HttpResult] stands on a property of its result, but it has no HTTP trigger.");
                }

                continue;
            }

            if (bindings.FirstOrDefault(binding => binding.Handles(attribute)) is not { } binding)
            {
                fault($"no output binding serves {attribute.GetType().Name}.");
                continue;
            }

            foreach (var wrong in binding.Validate(attribute, property?.PropertyType ?? FunctionScan.ResultType(function.Method)!))
            {
                fault(property is null ? wrong : $"property '{property.Name}' of the result: {wrong}");
            }

            outputs.Add((binding, attribute, property is null ? null : Getter(property)));
        }

        return outputs;
    }

    private static Func<object, object?> Getter(PropertyInfo property)
    {
        var target = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(target, property.DeclaringType!), property), typeof(object)), target).Compile();
    }
}

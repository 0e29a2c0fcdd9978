using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Metadata;

/// <summary>The one reflection pass over the application.</summary>
internal static partial class FunctionScan
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static (IReadOnlyList<FunctionDescriptor> Functions, IReadOnlyList<string> Faults) Of(IEnumerable<Type> types)
    {
        var faults = new List<string>();
        var functions = new List<FunctionDescriptor>();
        foreach (var method in types.SelectMany(type => type.GetMethods(Declared)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute && Describe(method, attribute, faults) is { } function)
            {
                functions.Add(function);
            }
        }

        functions.Sort((a, b) => StringComparer.OrdinalIgnoreCase.Compare(a.Name, b.Name));
        foreach (var same in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            faults.Add($"The name '{same.Key}' is taken by more than one function: {string.Join(", ", same.Select(function => Title(function.Method)))}.");
        }

        return (functions, faults);
    }

    /// <summary>How messages call a method.</summary>
    public static string Title(MethodInfo method) => $"{method.DeclaringType?.FullName}.{method.Name}";

    private static FunctionDescriptor? Describe(MethodInfo method, FunctionAttribute attribute, List<string> faults)
    {
        var before = faults.Count;
        void Fault(string text) => faults.Add($"{Title(method)} (function '{attribute.Name}'): {text}");

        if (!NamePattern().IsMatch(attribute.Name ?? string.Empty))
        {
            Fault("the name must be a letter followed by at most 126 letters, digits, '_' or '-'.");
        }

        if (!method.IsPublic)
        {
            Fault("the method must be public.");
        }

        if (method.ContainsGenericParameters || method.DeclaringType!.ContainsGenericParameters)
        {
            Fault("neither the method nor its class may be generic.");
        }

        if (method.DeclaringType!.IsAbstract && !method.IsStatic)
        {
            Fault("an abstract class cannot hold an instance method that is a function.");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute)))
        {
            Fault("an async function must return Task or ValueTask: the host cannot wait for async void.");
        }

        var triggers = new List<(ParameterInfo Parameter, TriggerBindingAttribute Attribute)>();
        var inputs = new List<(ParameterInfo Parameter, InputBindingAttribute Attribute)>();
        foreach (var parameter in method.GetParameters())
        {
            var bindings = parameter.GetCustomAttributes<BindingAttribute>().ToList();
            if (bindings.Count > 1)
            {
                Fault($"parameter '{parameter.Name}' has more than one binding: {string.Join(", ", bindings.Select(Title))}.");
            }

            if (parameter.ParameterType.IsByRef)
            {
                Fault($"parameter '{parameter.Name}' must not be ref, in or out.");
            }

            triggers.AddRange(bindings.OfType<TriggerBindingAttribute>().Take(1).Select(trigger => (parameter, trigger)));
            inputs.AddRange(bindings.OfType<InputBindingAttribute>().Take(1).Select(input => (parameter, input)));
        }

        if (triggers.Count != 1)
        {
            Fault(triggers.Count == 0
                ? "no parameter has a trigger attribute."
                : $"more than one trigger: parameters {string.Join(", ", triggers.Select(trigger => $"'{trigger.Parameter.Name}'"))}.");
        }

        var outputs = Outputs(method, Fault);
        return faults.Count > before
            ? null
            : new FunctionDescriptor
            {
                Name = attribute.Name!,
                Method = method,
                TriggerParameter = triggers[0].Parameter,
                Trigger = triggers[0].Attribute,
                Inputs = inputs,
                Outputs = outputs,
            };
    }

    private static List<(OutputBindingAttribute Attribute, PropertyInfo? Property)> Outputs(MethodInfo method, Action<string> fault)
    {
        var outputs = method.GetCustomAttributes<OutputBindingAttribute>().Select(output => (output, (PropertyInfo?)null)).ToList();
        var result = ResultType(method);
        if (outputs.Count > 1)
        {
            fault($"more than one output binding for the returned value: {string.Join(", ", outputs.Select(output => Title(output.output)))}. Return an object with one property for each.");
        }

        if (outputs.Count > 0 && result is null)
        {
            fault("an output binding stands on the method, but the method returns nothing.");
        }

        if (result is null)
        {
            return outputs;
        }

        foreach (var property in result.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var onProperty = property.GetCustomAttributes<OutputBindingAttribute>().ToList();
            if (onProperty.Count > 1)
            {
                fault($"property '{property.Name}' of the result has more than one output binding.");
            }

            if (onProperty.Count > 0 && property.GetMethod is not { IsPublic: true })
            {
                fault($"property '{property.Name}' of the result has an output binding but cannot be read.");
            }

            outputs.AddRange(onProperty.Select(output => (output, (PropertyInfo?)property)));
        }

        if (outputs.Any(output => output.Item2 is null) && outputs.Any(output => output.Item2 is not null))
        {
            fault("output bindings stand both on the method and on properties of its result; use one or the other.");
        }

        if (outputs.Count(output => output.output is HttpResultAttribute) > 1)
        {
            fault("more than one property of the result has [HttpResult].");
        }

        return outputs;
    }

    /// <summary>What the method yields once awaited, or <see langword="null"/> for nothing.</summary>
    public static Type? ResultType(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
        {
            return null;
        }

        return type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : type;
    }

    private static string Title(BindingAttribute attribute) => attribute.GetType().Name.Replace("Attribute", string.Empty, StringComparison.Ordinal);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,126}\z")]
    private static partial Regex NamePattern();
}

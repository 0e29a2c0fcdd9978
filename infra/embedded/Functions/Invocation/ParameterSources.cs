using System.Reflection;
using Embedded.Functions.Bindings;
using Embedded.Functions.Http;
using Embedded.Functions.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Invocation;

/// <summary>Finds out, once for each function, where its parameters' values come from.</summary>
internal sealed class ParameterSources(IEnumerable<IInputBinding> inputBindings)
{
    private readonly IInputBinding[] _inputBindings = [.. inputBindings];

    /// <summary>The sources in the order of the parameters, and everything wrong with parameters.</summary>
    public (ParameterSource[] Sources, IReadOnlyList<string> Faults) Of(FunctionDescriptor function)
    {
        var faults = new List<string>();
        var sources = function.Method.GetParameters().Select(parameter => Of(function, parameter, faults)).ToArray();
        return (sources, faults);
    }

    private ParameterSource Of(FunctionDescriptor function, ParameterInfo parameter, List<string> faults)
    {
        var type = parameter.ParameterType;
        if (type == typeof(HttpRequestData) && function.Trigger is HttpTriggerAttribute)
        {
            return (context, _) => new ValueTask<object?>(AspNetRequestData.Of(context));
        }

        // By place, not by reference: reflection may give two starts at once different objects for one parameter.
        if (parameter.Position == function.TriggerParameter.Position)
        {
            return (_, trigger) => new ValueTask<object?>(trigger.Convert(type));
        }

        if (function.Inputs.FirstOrDefault(input => input.Parameter.Position == parameter.Position).Attribute is { } attribute)
        {
            if (_inputBindings.FirstOrDefault(binding => binding.Handles(attribute)) is not { } binding)
            {
                faults.Add($"parameter '{parameter.Name}': no input binding serves {attribute.GetType().Name}.");
                return Nothing;
            }

            faults.AddRange(binding.Validate(parameter, attribute).Select(fault => $"parameter '{parameter.Name}': {fault}"));
            return (context, _) => binding.BindAsync(parameter, attribute, context);
        }

        if (type == typeof(FunctionContext))
        {
            return (context, _) => new ValueTask<object?>(context);
        }

        if (type == typeof(CancellationToken))
        {
            return (context, _) => new ValueTask<object?>(context.CancellationToken);
        }

        var converters = parameter.GetCustomAttributes<InputConverterAttribute>().Select(input => input.ConverterType).ToArray();
        if (converters.Length > 0)
        {
            faults.AddRange(converters.Where(converter => !typeof(IInputConverter).IsAssignableFrom(converter) || converter.IsAbstract)
                .Select(converter => $"parameter '{parameter.Name}': {converter} is not a class that implements IInputConverter."));
            return (context, _) => Convert(converters, parameter, context);
        }

        if (function.Trigger is HttpTriggerAttribute && HttpParameters.SourceOf(parameter) is { } source)
        {
            return source;
        }

        if (!ValueConversion.IsSimple(type) && function.Trigger is not OrchestrationTriggerAttribute)
        {
            faults.Add($"parameter '{parameter.Name}': the host cannot give a value of type {type} without a binding attribute.");
        }

        return (_, trigger) => new ValueTask<object?>(FromBindingData(parameter, trigger.BindingData));
    }

    private static ValueTask<object?> Nothing(HostedFunctionContext context, TriggerValue trigger) => default;

    private static object? FromBindingData(ParameterInfo parameter, IReadOnlyDictionary<string, object?> data)
    {
        if (!TryGet(data, parameter.Name!, out var value))
        {
            return parameter.HasDefaultValue ? parameter.DefaultValue
                : Missing(parameter, $"There is no value for '{parameter.Name}'.");
        }

        return ValueConversion.To(value, parameter.ParameterType, parameter.Name!) ?? Missing(parameter, $"The value of '{parameter.Name}' is null.");
    }

    private static object? Missing(ParameterInfo parameter, string fault) =>
        !parameter.ParameterType.IsValueType || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            ? null
            : throw new FunctionInputConverterException(fault);

    private static bool TryGet(IReadOnlyDictionary<string, object?> data, string name, out object? value)
    {
        if (data.TryGetValue(name, out value))
        {
            return true;
        }

        foreach (var pair in data)
        {
            if (pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = pair.Value;
                return true;
            }
        }

        return false;
    }

    private static async ValueTask<object?> Convert(Type[] converters, ParameterInfo parameter, HostedFunctionContext context)
    {
        var source = context.BindingContext.BindingData.GetValueOrDefault(parameter.Name!);
        var conversion = new ParameterConversion(parameter.ParameterType, source, context);
        foreach (var type in converters)
        {
            var converter = (IInputConverter)ActivatorUtilities.GetServiceOrCreateInstance(context.InstanceServices, type);
            var result = await converter.ConvertAsync(conversion);
            switch (result.Status)
            {
                case ConversionStatus.Succeeded:
                    return result.Value;
                case ConversionStatus.Failed when result.Error is BadHttpRequestException bad:
                    throw bad;
                case ConversionStatus.Failed:
                    throw new FunctionInputConverterException($"The value of '{parameter.Name}' could not be made.", result.Error);
            }
        }

        return parameter.HasDefaultValue ? parameter.DefaultValue
            : Missing(parameter, $"No converter could make the value of '{parameter.Name}'.");
    }
}

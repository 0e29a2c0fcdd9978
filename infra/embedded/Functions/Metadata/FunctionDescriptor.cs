using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Metadata;

/// <summary>One function as found in the application's assemblies at start.</summary>
public sealed record FunctionDescriptor
{
    /// <summary>The name from the function attribute: unique in the application, letter case aside.</summary>
    public required string Name { get; init; }

    /// <summary>The method, static or of a class that the container creates.</summary>
    public required MethodInfo Method { get; init; }

    /// <summary>The parameter that carries the trigger.</summary>
    public required ParameterInfo TriggerParameter { get; init; }

    /// <summary>The trigger.</summary>
    public required TriggerBindingAttribute Trigger { get; init; }

    /// <summary>The parameters with an input binding attribute.</summary>
    public required IReadOnlyList<(ParameterInfo Parameter, InputBindingAttribute Attribute)> Inputs { get; init; }

    /// <summary>Where what the method returns goes: the attribute, and the property of the returned object that holds
    /// the value, or no property when the returned value itself is written.</summary>
    public required IReadOnlyList<(OutputBindingAttribute Attribute, PropertyInfo? Property)> Outputs { get; init; }
}

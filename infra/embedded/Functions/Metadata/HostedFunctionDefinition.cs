using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Metadata;

internal sealed class HostedFunctionDefinition : FunctionDefinition
{
    public HostedFunctionDefinition(FunctionDescriptor function)
    {
        Name = function.Name;
        EntryPoint = FunctionScan.Title(function.Method);
        PathToAssembly = function.Method.Module.FullyQualifiedName;
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{function.Name}\n{EntryPoint}"))[..16]);
        Parameters = [.. function.Method.GetParameters().Select(parameter => new FunctionParameter(
            parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue,
            parameter.HasDefaultValue ? parameter.DefaultValue : null, Properties(function, parameter.Name!)))];
        InputBindings = function.Inputs
            .Select(input => (input.Parameter, Attribute: (BindingAttribute)input.Attribute))
            .Prepend((function.TriggerParameter, function.Trigger))
            .ToImmutableDictionary(
                binding => binding.Item1.Name!,
                binding => (BindingMetadata)new HostedBinding(binding.Item1.Name!, BindingName.Of(binding.Item2), BindingDirection.In));
        OutputBindings = function.Outputs.ToImmutableDictionary(
            output => output.Property?.Name ?? "$return",
            output => (BindingMetadata)new HostedBinding(
                output.Property?.Name ?? "$return", BindingName.Of(output.Attribute), BindingDirection.Out));
    }

    public override ImmutableArray<FunctionParameter> Parameters { get; }

    public override string PathToAssembly { get; }

    public override string EntryPoint { get; }

    public override string Id { get; }

    public override string Name { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    private static ImmutableDictionary<string, object> Properties(FunctionDescriptor function, string parameter)
    {
        var binding = parameter == function.TriggerParameter.Name
            ? (BindingAttribute)function.Trigger
            : function.Inputs.FirstOrDefault(input => input.Parameter.Name == parameter).Attribute;
        return binding is null
            ? ImmutableDictionary<string, object>.Empty
            : ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", binding);
    }
}

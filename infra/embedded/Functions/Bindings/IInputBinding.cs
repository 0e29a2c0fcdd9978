using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Bindings;

/// <summary>Gives a parameter with an input binding attribute its value, for example a durable client.
/// Registered in the container as a singleton.</summary>
public interface IInputBinding
{
    /// <summary>Whether this binding serves that attribute.</summary>
    bool Handles(InputBindingAttribute attribute);

    /// <summary>Everything wrong with such a parameter, found at start.</summary>
    IEnumerable<string> Validate(ParameterInfo parameter, InputBindingAttribute attribute);

    /// <summary>The value for one invocation.</summary>
    ValueTask<object?> BindAsync(ParameterInfo parameter, InputBindingAttribute attribute, FunctionContext context);
}

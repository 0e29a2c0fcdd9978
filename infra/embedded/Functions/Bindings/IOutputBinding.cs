using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Bindings;

/// <summary>Sends what a function returned to where an output binding attribute points, for example a queue.
/// Registered in the container as a singleton.</summary>
public interface IOutputBinding
{
    /// <summary>Whether this binding serves that attribute.</summary>
    bool Handles(OutputBindingAttribute attribute);

    /// <summary>Everything wrong with the attribute or the value's type, found at start.</summary>
    IEnumerable<string> Validate(OutputBindingAttribute attribute, Type valueType);

    /// <summary>Writes one value; a <see langword="null"/> value writes nothing. The invocation succeeds only once
    /// every output is written, as on the real host.</summary>
    Task WriteAsync(OutputBindingAttribute attribute, object? value, CancellationToken cancellationToken);
}

using System.Reflection;
using Embedded.Functions.Bindings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.Durable;

/// <summary><see cref="DurableClientAttribute"/>: the client of this host's task hub.</summary>
internal sealed class DurableClientBinding(DurableHost host, DurableTaskSettings settings) : IInputBinding
{
    public bool Handles(InputBindingAttribute attribute) => attribute is DurableClientAttribute;

    public IEnumerable<string> Validate(ParameterInfo parameter, InputBindingAttribute attribute)
    {
        var client = (DurableClientAttribute)attribute;
        if (parameter.ParameterType != typeof(DurableTaskClient))
        {
            yield return $"the durable client parameter '{parameter.Name}' must be a DurableTaskClient";
        }

        if (client.TaskHub is { } hub && !hub.Equals(settings.HubName, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"the durable client parameter '{parameter.Name}' names the task hub '{hub}'; this host has only '{settings.HubName}'";
        }

        if (client.ConnectionName is { } connection)
        {
            yield return $"the durable client parameter '{parameter.Name}' names the connection '{connection}'; this host keeps its task hub on this machine";
        }
    }

    public ValueTask<object?> BindAsync(ParameterInfo parameter, InputBindingAttribute attribute, FunctionContext context) =>
        ValueTask.FromResult<object?>(host.Hub.Client);
}

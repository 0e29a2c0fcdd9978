using Embedded.Functions.Bindings;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Invocation;

/// <summary>A function made ready to run.</summary>
internal sealed class CompiledFunction
{
    private readonly ParameterSource[] _parameters;
    private readonly Lazy<Func<object?, object?[], ValueTask<object?>>> _call;
    private readonly ObjectFactory? _instance;
    private readonly IReadOnlyList<(IOutputBinding Binding, OutputBindingAttribute Attribute, Func<object, object?>? Property)> _outputs;

    public CompiledFunction(
        FunctionDescriptor function,
        ParameterSource[] parameters,
        IReadOnlyList<(IOutputBinding Binding, OutputBindingAttribute Attribute, Func<object, object?>? Property)> outputs,
        MiddlewarePipeline pipeline)
    {
        Definition = new HostedFunctionDefinition(function);
        _parameters = parameters;
        _outputs = outputs;
        // Compiled at the first run: most functions of a large application do not run in its first second.
        _call = new(() => MethodCall.Compile(function.Method));
        _instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, Type.EmptyTypes);
        Pipeline = pipeline.Around(RunAsync);
    }

    public FunctionDefinition Definition { get; }

    /// <summary>Middleware, bindings and method. Does not write the outputs.</summary>
    public FunctionExecutionDelegate Pipeline { get; }

    public async ValueTask WriteOutputsAsync(object? returned, CancellationToken cancellationToken)
    {
        foreach (var (binding, attribute, property) in _outputs)
        {
            var value = property is null ? returned : returned is null ? null : property(returned);
            if (value is not null)
            {
                await binding.WriteAsync(attribute, value, cancellationToken);
            }
        }
    }

    private async Task RunAsync(FunctionContext functionContext)
    {
        var context = (HostedFunctionContext)functionContext;
        var trigger = context.Features.Get<TriggerValue>()!;
        var arguments = new object?[_parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = await _parameters[i](context, trigger);
        }

        var instance = _instance?.Invoke(context.InstanceServices, null);
        try
        {
            context.Returned.Value = await _call.Value(instance, arguments);
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }
}

using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Invocation;

internal sealed class HostedFunctionContext : FunctionContext
{
    private readonly TriggerBindingContext _bindingContext;
    private readonly InvocationFeatures _features = new();
    private CurrentTraceContext? _trace;
    private string? _invocationId;

    public HostedFunctionContext(
        FunctionDefinition definition, TriggerValue trigger, IServiceProvider services, CancellationToken cancellationToken)
    {
        FunctionDefinition = definition;
        InstanceServices = services;
        CancellationToken = cancellationToken;
        _bindingContext = new TriggerBindingContext(trigger.BindingData);
        _features.Set(Returned);
        Items = new Dictionary<object, object>();
        foreach (var (key, value) in trigger.Features)
        {
            // A type as key offers a feature; anything else is an item that middleware and function share.
            if (key is Type type)
            {
                _features.Set(type, value);
            }
            else
            {
                Items[key] = value;
            }
        }
    }

    public ReturnedValue Returned { get; } = new();

    public override string InvocationId => _invocationId ??=
        Features.Get<InvocationIdentity>()?.Id ?? Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext => _trace ??= new CurrentTraceContext();

    public override BindingContext BindingContext => _bindingContext;

    public override RetryContext RetryContext => Features.Get<RetryContext>() ?? NoRetry.Instance;

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; }

    public override IInvocationFeatures Features => _features;

    public override CancellationToken CancellationToken { get; }
}

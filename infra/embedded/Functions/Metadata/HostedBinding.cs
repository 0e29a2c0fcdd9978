using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Metadata;

internal sealed class HostedBinding(string name, string type, BindingDirection direction) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => direction;
}

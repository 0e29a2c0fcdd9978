using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Invocation;

internal sealed class InvocationResultView(ReturnedValue returned) : InvocationResult
{
    public override object? Value
    {
        get => returned.Value;
        set => returned.Value = value;
    }
}

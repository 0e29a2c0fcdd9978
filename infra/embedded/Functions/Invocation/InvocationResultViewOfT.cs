using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Invocation;

internal sealed class InvocationResultView<T>(ReturnedValue returned) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)returned.Value;
        set => returned.Value = value;
    }
}

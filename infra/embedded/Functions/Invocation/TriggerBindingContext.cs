using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Invocation;

internal sealed class TriggerBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    private IReadOnlyDictionary<string, object?>? _data;

    public override IReadOnlyDictionary<string, object?> BindingData => _data ??=
        data is Dictionary<string, object?> { Comparer: var comparer } && comparer == StringComparer.OrdinalIgnoreCase ? data : Copy();

    /// <summary>Without regard to letter case; of names that differ in it alone, the last stays.</summary>
    private Dictionary<string, object?> Copy()
    {
        var copy = new Dictionary<string, object?>(data.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in data)
        {
            copy[name] = value;
        }

        return copy;
    }
}

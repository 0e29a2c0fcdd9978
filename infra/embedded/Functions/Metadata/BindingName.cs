using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Metadata;

/// <summary>What function.json calls a binding: <c>httpTrigger</c>, <c>queueTrigger</c>, <c>durableClient</c>, <c>queue</c>, ...</summary>
internal static class BindingName
{
    public static string Of(BindingAttribute attribute)
    {
        if (attribute is HttpResultAttribute)
        {
            return "http";
        }

        var name = attribute.GetType().Name;
        name = name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
        name = attribute is OutputBindingAttribute && name.EndsWith("Output", StringComparison.Ordinal) ? name[..^"Output".Length] : name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

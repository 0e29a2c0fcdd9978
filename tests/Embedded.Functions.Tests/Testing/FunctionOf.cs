using System.Reflection;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Tests.Testing;

/// <summary>Describes a function for tests that run a trigger without a host.</summary>
internal static class FunctionOf
{
    public static FunctionDescriptor Trigger(TriggerBindingAttribute trigger, string name = "Function")
    {
        var method = typeof(FunctionOf).GetMethod(nameof(Body), BindingFlags.NonPublic | BindingFlags.Static)!;
        return new FunctionDescriptor
        {
            Name = name,
            Method = method,
            TriggerParameter = method.GetParameters()[0],
            Trigger = trigger,
            Inputs = [],
            Outputs = [],
        };
    }

    private static void Body(object trigger) => _ = trigger;
}

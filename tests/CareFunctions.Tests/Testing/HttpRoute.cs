using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.Tests.Testing;

/// <summary>The application's HTTP functions, as the host finds them.</summary>
internal sealed record HttpRoute(string Function, string Method, string Route, AuthorizationLevel Level)
{
    public static IReadOnlyList<HttpRoute> All { get; } =
    [
        .. from type in typeof(CareFunctionsApplication).Assembly.GetTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           from verb in trigger.Methods ?? []
           select new HttpRoute(function.Name, verb.ToUpperInvariant(), trigger.Route ?? function.Name, trigger.AuthLevel),
    ];
}

namespace Embedded.Functions.Invocation;

/// <summary>What a trigger gives one invocation.</summary>
/// <param name="Convert">Makes the trigger's value of the type that the trigger parameter declares. Throws
/// <see cref="Microsoft.Azure.Functions.Worker.FunctionInputConverterException"/> when it cannot: that is a failed invocation.</param>
/// <param name="BindingData">Further values by name (DequeueCount, Id, route parameters ...), which parameters of
/// those names and types may ask for; also <c>FunctionContext.BindingContext.BindingData</c>.</param>
/// <param name="Features">Objects the trigger puts into <c>FunctionContext.Features</c> or <c>Items</c>, such as the HttpContext.</param>
public sealed record TriggerValue(
    Func<Type, object?> Convert,
    IReadOnlyDictionary<string, object?> BindingData,
    IReadOnlyDictionary<object, object> Features)
{
    /// <summary>A value that is handed over as it is.</summary>
    public static TriggerValue Of(object? value) =>
        new(_ => value, new Dictionary<string, object?>(), new Dictionary<object, object>());
}

using System.Text.Json;
using Embedded.Functions.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Timers;

/// <summary>A timer as a trigger's value: the <see cref="TimerInfo"/>, its JSON as text, or any type that JSON fits.</summary>
internal static class TimerTriggerValue
{
    private static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    public static TriggerValue Of(TimerInfo timer) => new(
        type => type.IsAssignableFrom(typeof(TimerInfo)) ? timer
            : type == typeof(string) ? JsonSerializer.Serialize(timer)
            : Convert(timer, type),
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["TimerTrigger"] = JsonSerializer.Serialize(timer) },
        new Dictionary<object, object>());

    private static object? Convert(TimerInfo timer, Type type)
    {
        try
        {
            return JsonSerializer.SerializeToElement(timer).Deserialize(type, AnyCase);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new FunctionInputConverterException($"A timer cannot be given as a {type.Name}.", exception);
        }
    }
}

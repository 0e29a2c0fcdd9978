using System.Text.Json;
using CareFunctions.Core.Emails;

namespace CareFunctions.Core.Contracts;

/// <summary>The way from Graph's notifications to the records.</summary>
internal static class GraphNotificationContract
{
    /// <summary>A notification says what changed, or what happens to the subscription.</summary>
    public static IReadOnlyList<ContractFault> FaultsBeyondSchema(JsonElement root) =>
    [
        .. root.GetProperty("value").EnumerateArray().Select(One).Index()
            .Where(one => string.IsNullOrEmpty(one.Item.Resource) && string.IsNullOrEmpty(one.Item.LifecycleEvent))
            .Select(one => new ContractFault($"/value/{one.Index}/resource", FaultCodes.Missing, "Must name a resource, or have a lifecycleEvent.")),
    ];

    public static IReadOnlyList<GraphNotification> From(JsonElement root) => [.. root.GetProperty("value").EnumerateArray().Select(One)];

    private static GraphNotification One(JsonElement item) => new(
        item.GetProperty("subscriptionId").GetString()!, Text(item, "clientState"), Text(item, "resource"), Text(item, "lifecycleEvent"));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.DurableHttp;

/// <summary>An instance's status as JSON.</summary>
internal static class StatusJson
{
    /// <summary>The status.</summary>
    /// <param name="instance">The instance, with inputs and outputs.</param>
    /// <param name="showInput">Whether the input is in it; otherwise it is null.</param>
    /// <param name="history">The history, or <see langword="null"/> to say nothing of it.</param>
    public static JsonObject Of(OrchestrationMetadata instance, bool showInput, JsonArray? history)
    {
        var json = new JsonObject
        {
            ["name"] = instance.Name,
            ["instanceId"] = instance.InstanceId,
            ["runtimeStatus"] = instance.RuntimeStatus.ToString(),
            ["input"] = showInput ? Json(instance.SerializedInput) : null,
            ["customStatus"] = Json(instance.SerializedCustomStatus),
            ["output"] = instance.FailureDetails is { } failure ? $"{failure.ErrorType}: {failure.ErrorMessage}" : Json(instance.SerializedOutput),
            ["createdTime"] = Time(instance.CreatedAt),
            ["lastUpdatedTime"] = Time(instance.LastUpdatedAt),
        };
        if (history is not null)
        {
            json["historyEvents"] = history;
        }

        return json;
    }

    /// <summary>A serialized value as it is when it is JSON, and as text when an application's own converter wrote it.</summary>
    public static JsonNode? Json(string? serialized)
    {
        if (string.IsNullOrEmpty(serialized))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(serialized);
        }
        catch (JsonException)
        {
            return JsonValue.Create(serialized);
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

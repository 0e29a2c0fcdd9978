using System.Text.Json;

namespace CareFunctions.Storage;

/// <summary>How state is written to tables: nothing left out, so that what was absent is read back as absent rather than as missing. The records carry
/// their own converters.</summary>
public static class StateJson
{
    /// <summary>The options. Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

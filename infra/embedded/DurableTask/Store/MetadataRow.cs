using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Store;

/// <summary>Reads a row of id, name, status, created, updated, custom status, tags, failure, input, output.</summary>
internal static class MetadataRow
{
    private static readonly Dictionary<string, string> NoTags = [];

    public static OrchestrationMetadata Read(HubStatement row, bool payloads, DataConverter converter) =>
        new(row.RequiredText(1), row.RequiredText(0))
        {
            RuntimeStatus = (OrchestrationRuntimeStatus)row.Int32(2),
            CreatedAt = new DateTimeOffset(row.Int64(3), TimeSpan.Zero),
            LastUpdatedAt = new DateTimeOffset(row.Int64(4), TimeSpan.Zero),
            SerializedCustomStatus = row.Text(5),
            Tags = row.Text(6) is { } tags ? ReadTags(tags) : NoTags,
            FailureDetails = row.IsNull(7) ? null : HistoryCodec.ReadFailure(row.Blob(7)),
            SerializedInput = payloads ? row.Text(8) : null,
            SerializedOutput = payloads ? row.Text(9) : null,
            DataConverter = payloads ? converter : null,
        };

    public static Dictionary<string, string> ReadTags(string tags) => JsonSerializer.Deserialize<Dictionary<string, string>>(tags) ?? [];

    public static string? WriteTags(IReadOnlyDictionary<string, string>? tags) => tags is { Count: > 0 } ? JsonSerializer.Serialize(tags) : null;
}

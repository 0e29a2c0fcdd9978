using System.Text.Json;
using Microsoft.DurableTask;

namespace Embedded.TaskHubs.Store;

/// <summary>
/// The stored form of turns, messages and failures: a version byte, then fields in a fixed order for each kind. A member that a
/// kind does not use takes no byte.
/// </summary>
internal static class HistoryCodec
{
    private const byte Format = 1;

    [Flags]
    private enum Field : byte
    {
        None = 0,
        Name = 1,
        Text = 2,
        Target = 4,
        Version = 8,
        At = 16,
        Failure = 32,
        Generation = 64,
        Recursive = 128,
    }

    public static void WriteTurn(BlobWriter blob, DateTime time, IReadOnlyList<HubEvent> received, IReadOnlyList<HubEvent> actions)
    {
        blob.Byte(Format);
        blob.Ticks(time.Ticks);
        blob.Number(received.Count);
        foreach (HubEvent item in received)
        {
            WriteEvent(blob, item);
        }

        blob.Number(actions.Count);
        foreach (HubEvent item in actions)
        {
            WriteEvent(blob, item);
        }
    }

    public static TurnRecord ReadTurn(ReadOnlySpan<byte> data)
    {
        BlobReader blob = new(data);
        CheckFormat(blob.Byte());
        DateTime time = new(blob.Ticks(), DateTimeKind.Utc);
        HubEvent[] received = ReadEvents(ref blob);
        HubEvent[] actions = ReadEvents(ref blob);
        return new TurnRecord(time, received, actions);
    }

    public static void WriteMessage(BlobWriter blob, HubEvent message)
    {
        blob.Byte(Format);
        WriteEvent(blob, message);
    }

    public static HubEvent ReadMessage(ReadOnlySpan<byte> data, long sequence)
    {
        BlobReader blob = new(data);
        CheckFormat(blob.Byte());
        HubEvent message = ReadEvent(ref blob);
        message.Sequence = sequence;
        return message;
    }

    public static void WriteFailure(BlobWriter blob, TaskFailureDetails failure)
    {
        blob.Text(failure.ErrorType);
        blob.Text(failure.ErrorMessage);
        blob.Text(failure.StackTrace);
        blob.Text(failure.Properties is { Count: > 0 } properties ? JsonSerializer.Serialize(properties) : null);
        blob.Byte(failure.InnerFailure is null ? (byte)0 : (byte)1);
        if (failure.InnerFailure is { } inner)
        {
            WriteFailure(blob, inner);
        }
    }

    public static TaskFailureDetails ReadFailure(ReadOnlySpan<byte> data)
    {
        BlobReader blob = new(data);
        return ReadFailure(ref blob);
    }

    private static TaskFailureDetails ReadFailure(ref BlobReader blob)
    {
        string type = blob.Text() ?? string.Empty;
        string message = blob.Text() ?? string.Empty;
        string? stack = blob.Text();
        string? properties = blob.Text();
        TaskFailureDetails? inner = blob.Byte() == 1 ? ReadFailure(ref blob) : null;
        return new TaskFailureDetails(type, message, stack, inner, properties is null ? null : ReadProperties(properties));
    }

    private static Dictionary<string, object?> ReadProperties(string json)
    {
        Dictionary<string, object?> properties = [];
        using JsonDocument document = JsonDocument.Parse(json);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            properties[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString(),
                JsonValueKind.Number => property.Value.GetDouble(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Null => null,
                _ => property.Value.GetRawText(),
            };
        }

        return properties;
    }

    private static void WriteEvent(BlobWriter blob, HubEvent item)
    {
        Field fields = (item.Name is null ? Field.None : Field.Name)
            | (item.Text is null ? Field.None : Field.Text)
            | (item.Target is null ? Field.None : Field.Target)
            | (string.IsNullOrEmpty(item.Version) ? Field.None : Field.Version)
            | (item.At == 0 ? Field.None : Field.At)
            | (item.Failure is null ? Field.None : Field.Failure)
            | (item.Generation < 0 ? Field.None : Field.Generation)
            | (item.Recursive ? Field.Recursive : Field.None);
        blob.Byte((byte)item.Kind);
        blob.Byte((byte)fields);
        blob.Number(item.TaskId);
        if (item.Name is not null)
        {
            blob.Text(item.Name);
        }

        if (item.Text is not null)
        {
            blob.Text(item.Text);
        }

        if (item.Target is not null)
        {
            blob.Text(item.Target);
        }

        if (fields.HasFlag(Field.Version))
        {
            blob.Text(item.Version);
        }

        if (item.At != 0)
        {
            blob.Ticks(item.At);
        }

        if (item.Failure is not null)
        {
            WriteFailure(blob, item.Failure);
        }

        if (item.Generation >= 0)
        {
            blob.Number(item.Generation);
        }
    }

    private static HubEvent[] ReadEvents(ref BlobReader blob)
    {
        int count = blob.Int32();
        HubEvent[] events = count == 0 ? [] : new HubEvent[count];
        for (int index = 0; index < count; index++)
        {
            events[index] = ReadEvent(ref blob);
        }

        return events;
    }

    private static HubEvent ReadEvent(ref BlobReader blob)
    {
        HubEventKind kind = (HubEventKind)blob.Byte();
        Field fields = (Field)blob.Byte();
        int taskId = blob.Int32();
        return new HubEvent(kind, taskId)
        {
            Name = fields.HasFlag(Field.Name) ? blob.Text() : null,
            Text = fields.HasFlag(Field.Text) ? blob.Text() : null,
            Target = fields.HasFlag(Field.Target) ? blob.Text() : null,
            Version = fields.HasFlag(Field.Version) ? blob.Text() : null,
            At = fields.HasFlag(Field.At) ? blob.Ticks() : 0,
            Failure = fields.HasFlag(Field.Failure) ? ReadFailure(ref blob) : null,
            Generation = fields.HasFlag(Field.Generation) ? blob.Int32() : -1,
            Recursive = fields.HasFlag(Field.Recursive),
        };
    }

    private static void CheckFormat(byte format)
    {
        if (format != Format)
        {
            throw new TaskHubStorageException($"A stored event has format {format}; this program knows format {Format}.");
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;

namespace CareFunctions.Emails;

/// <summary>The emails that were received: the originals, and which texts came lately.</summary>
public sealed class ReceivedEmailTable(TableServiceClient service)
{
    /// <summary>How long the same text of the same sender counts as sent again.</summary>
    public static readonly TimeSpan RepeatWithin = TimeSpan.FromHours(1);

    private const string Instance = "InstanceId";
    private const string ReceivedAt = "ReceivedAt";
    private const string Piece = "Original";

    // A property holds 32 Ki characters and a row one mebibyte.
    private const int PieceLength = 30_000;
    private const int PiecesARow = 12;

    private readonly TableClient _table = service.GetTableClient(Tables.ReceivedEmails);

    /// <summary>Says which email was the first with this text, within the hour; if none was, this one is from now on.</summary>
    /// <param name="council">Whose mailbox it came to.</param>
    /// <param name="fingerprint">The text's fingerprint.</param>
    /// <param name="instanceId">This email's instance.</param>
    /// <param name="receivedAt">When it was received.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The instance of the first one, which may be this email's own.</returns>
    public async Task<string> FirstOfTextAsync(Council council, string fingerprint, string instanceId, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var row = new TableEntity(TableKey.Of("text", council.Id), fingerprint) { [Instance] = instanceId, [ReceivedAt] = receivedAt };
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, fingerprint, cancellationToken: cancellationToken);
            try
            {
                if (!found.HasValue)
                {
                    await _table.AddEntityAsync(row, cancellationToken);
                    return instanceId;
                }

                var first = found.Value!;
                if ((receivedAt - first.GetDateTimeOffset(ReceivedAt)!.Value).Duration() <= RepeatWithin)
                {
                    return first.GetString(Instance);
                }

                await _table.UpdateEntityAsync(row, first.ETag, TableUpdateMode.Replace, cancellationToken);
                return instanceId;
            }
            catch (RequestFailedException fault) when (fault.Status is 409 or 412)
            {
                // Another one with the same text came in between: it is looked at again.
            }
        }
    }

    /// <summary>Makes this email the first of its text, because the one that was never came to anything.</summary>
    public Task TakeOverAsync(Council council, string fingerprint, string instanceId, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var row = new TableEntity(TableKey.Of("text", council.Id), fingerprint) { [Instance] = instanceId, [ReceivedAt] = receivedAt };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Keeps an email as it came, attachments by name only. Kept again it is the same.</summary>
    /// <param name="council">Whose mailbox it came to.</param>
    /// <param name="instanceId">The email's instance.</param>
    /// <param name="original">The message as it came.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task KeepAsync(Council council, string instanceId, ReadOnlyMemory<byte> original, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var pieces = Pieces(WithoutAttachmentContents(original)).Chunk(PiecesARow).ToList();
        for (var number = 0; number < pieces.Count; number++)
        {
            var row = new TableEntity(PartitionOf(council, instanceId), number.ToString("D4", CultureInfo.InvariantCulture));
            for (var index = 0; index < pieces[number].Length; index++)
            {
                row[Piece + index.ToString("D2", CultureInfo.InvariantCulture)] = pieces[number][index];
            }

            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }
    }

    /// <summary>An email as it came, or null.</summary>
    public async Task<string?> FindAsync(Council council, string instanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var text = new StringBuilder();
        await foreach (var row in _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(council, instanceId)}"), cancellationToken: cancellationToken))
        {
            for (var index = 0; row.GetString(Piece + index.ToString("D2", CultureInfo.InvariantCulture)) is { } piece; index++)
            {
                text.Append(piece);
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string PartitionOf(Council council, string instanceId) => TableKey.Of("email", council.Id, instanceId);

    private static string WithoutAttachmentContents(ReadOnlyMemory<byte> original)
    {
        var text = Encoding.UTF8.GetString(original.Span.StartsWith("\uFEFF"u8) ? original.Span[3..] : original.Span);
        if (JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = Core.Contracts.ContractReader.MaximumDepth }) is not JsonObject message || message["attachments"] is not JsonArray attachments)
        {
            return text;
        }

        foreach (var attachment in attachments.OfType<JsonObject>())
        {
            attachment.Remove("contentBytes");
            attachment.Remove("item");
        }

        return message.ToJsonString();
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(PieceLength, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
            {
                length--;
            }

            yield return text.Substring(start, length);
            start += length;
        }
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Http;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;

namespace CareFunctions.FailureDesk;

/// <summary>The failure desk in table storage. The original is kept whole, in pieces that fit a table's property.</summary>
public sealed class FailureTable(TableServiceClient service)
{
    private const string Partition = "failure";
    private const string Reasons = "Reasons";
    private const string Piece = "Original";
    private const string Digest = "OriginalDigest";

    // A property holds 64 KiB of UTF-16, so 32 Ki characters. Pieces may part a surrogate pair, which JSON would not carry: see Pieces.
    private const int PieceLength = 30_000;

    // Reasons are cut to a property, too: a hostile message can have thousands of faults, and names of any length to point at.
    private const int MostReasons = 100;
    private const int LongestPointer = 200;

    private readonly TableClient _table = service.GetTableClient(Tables.FailureDesk);

    /// <summary>The id of the failure of one message.</summary>
    public static string IdOf(string source, string messageId) => WorkIdentity.ForStep(source, messageId);

    /// <summary>Records a failure once.</summary>
    /// <returns>Whether this call recorded it; otherwise an earlier attempt had.</returns>
    public async Task<bool> AddAsync(Failure failure, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, failure.Id)
        {
            [nameof(Failure.Source)] = failure.Source,
            [nameof(Failure.MessageId)] = failure.MessageId,
            [nameof(Failure.At)] = failure.At,
            [Reasons] = JsonSerializer.Serialize(Listed(failure.Reasons), StateJson.Options),
            [nameof(Failure.Replays)] = 0,
            [Digest] = DigestOf(failure.Original ?? ""),
        };
        var number = 0;
        foreach (var piece in Pieces(failure.Original ?? ""))
        {
            row[Piece + number++.ToString(CultureInfo.InvariantCulture)] = piece;
        }

        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Whether a failure with this original is on record for a queue.</summary>
    public async Task<bool> HoldsAsync(string source, string original, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Source eq {source} and OriginalDigest eq {DigestOf(original)}");
        await foreach (var _ in _table.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            return true;
        }

        return false;
    }

    /// <summary>Every failure without its original, the latest first.</summary>
    public async Task<IReadOnlyList<Failure>> ListAsync(string? source, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        if (source is not null)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Source eq {source}");
        }

        string[] columns =
        [
            "PartitionKey", "RowKey", nameof(Failure.Source), nameof(Failure.MessageId), nameof(Failure.At), Reasons,
            nameof(Failure.Replays), nameof(Failure.ReplayedAt), nameof(Failure.ReplayedBy),
        ];
        var failures = new List<Failure>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken))
        {
            failures.Add(Read(row));
        }

        return [.. failures.OrderByDescending(failure => failure.At).ThenBy(failure => failure.Id, StringComparer.Ordinal)];
    }

    /// <summary>One failure with its original, or <see langword="null"/>.</summary>
    public async Task<(Failure Failure, ETag Version)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (id.Length != 40 || !id.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        if (!found.HasValue)
        {
            return null;
        }

        var row = found.Value!;
        var original = new StringBuilder();
        for (var number = 0; row.GetString(Piece + number.ToString(CultureInfo.InvariantCulture)) is { } piece; number++)
        {
            original.Append(piece);
        }

        return (Read(row) with { Original = original.ToString() }, row.ETag);
    }

    /// <summary>Notes that a failure is about to be put on its queue again.</summary>
    /// <returns>Whether nobody else did in the meantime.</returns>
    public async Task<bool> TryMarkReplayedAsync(Failure failure, ETag version, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, failure.Id)
        {
            [nameof(Failure.Replays)] = failure.Replays,
            [nameof(Failure.ReplayedAt)] = failure.ReplayedAt,
            [nameof(Failure.ReplayedBy)] = failure.ReplayedBy,
        };
        try
        {
            await _table.UpdateEntityAsync(row, version, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            return false;
        }
    }

    private static string DigestOf(string original) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(original)));

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

    private static List<ProblemFault> Listed(IReadOnlyList<ProblemFault> reasons)
    {
        var room = PieceLength;
        var listed = reasons.Take(MostReasons).Select(Shortened)
            .TakeWhile(reason => (room -= JsonSerializer.Serialize(reason, StateJson.Options).Length + 1) > 0).ToList();
        return listed.Count == reasons.Count
            ? listed
            : [.. listed, new ProblemFault("", "more", $"There are {reasons.Count - listed.Count} faults more.")];
    }

    private static ProblemFault Shortened(ProblemFault reason)
    {
        if (reason.Pointer.Length <= LongestPointer)
        {
            return reason;
        }

        var length = char.IsHighSurrogate(reason.Pointer[LongestPointer - 1]) ? LongestPointer - 1 : LongestPointer;
        return reason with { Pointer = reason.Pointer[..length] + "\u2026" };
    }

    private static Failure Read(TableEntity row) => new()
    {
        Id = row.RowKey,
        Source = row.GetString(nameof(Failure.Source)),
        MessageId = row.GetString(nameof(Failure.MessageId)),
        At = row.GetDateTimeOffset(nameof(Failure.At))!.Value,
        Reasons = JsonSerializer.Deserialize<IReadOnlyList<ProblemFault>>(row.GetString(Reasons), StateJson.Options)!,
        Replays = row.GetInt32(nameof(Failure.Replays)) ?? 0,
        ReplayedAt = row.GetDateTimeOffset(nameof(Failure.ReplayedAt)),
        ReplayedBy = row.GetString(nameof(Failure.ReplayedBy)),
    };
}

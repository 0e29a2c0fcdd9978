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

/// <summary>The failure desk in table storage. The original is kept whole, in pieces that fit a table's property. Each entry has its place in the list of those that stand
/// where it stands, the latest first, without its original.</summary>
public sealed class FailureTable(TableServiceClient service) : IListedTable
{
    private const string Partition = "failure";
    private const string Reasons = "Reasons";
    private const string Piece = "Original";
    private const string Digest = "OriginalDigest";
    private const string Identity = "Id";
    private const string PutRight = "PutRight";

    // An entry's own key is a hash: hexadecimal digits, which all come before this.
    private const string AfterEntries = "g";

    // A property holds 64 KiB of UTF-16, so 32 Ki characters. Pieces may part a surrogate pair, which JSON would not carry: see Pieces.
    private const int PieceLength = 30_000;

    // Reasons are cut to a property, too: a hostile message can have thousands of faults, and names of any length to point at.
    private const int MostReasons = 100;
    private const int LongestPointer = 200;

    private readonly TableClient _table = service.GetTableClient(Tables.FailureDesk);

    /// <inheritdoc />
    public string Table => Tables.FailureDesk;

    /// <summary>The id of the failure of one message.</summary>
    public static string IdOf(string source, string messageId) => WorkIdentity.ForStep(source, messageId);

    /// <summary>Records a failure once.</summary>
    /// <returns>Whether this call recorded it; otherwise an earlier attempt had.</returns>
    public async Task<bool> AddAsync(Failure failure, CancellationToken cancellationToken)
    {
        var row = Row(failure, failure.Id);
        row[Digest] = DigestOf(failure.Original ?? "");
        var number = 0;
        foreach (var piece in Pieces(failure.Original ?? ""))
        {
            row[Piece + number++.ToString(CultureInfo.InvariantCulture)] = piece;
        }

        try
        {
            await _table.SubmitTransactionAsync(ListedRow.Adding(row, Place(failure)), cancellationToken);
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

    /// <summary>A page of the failures that stand in one of some states, without their originals, the latest first.</summary>
    public Task<ListPage<Failure>> PageAsync(IEnumerable<FailureState> states, string? source, PageRequest asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(asked);
        string[] conditions = source is null ? [] : [OfSource(source)];
        return ListPages.TakeAsync(
            states.Select(state => ReadAsync(state, asked.After, conditions, asked.Limit + 1, cancellationToken)), asked.Limit, cancellationToken);
    }

    /// <summary>The failures of a source that the daily sweep has not found put right: those that stand open, and those that a person has closed since.</summary>
    public async Task<IReadOnlyList<Failure>> NotPutRightAsync(string source, CancellationToken cancellationToken)
    {
        var failures = new List<Failure>();
        string[] conditions = [OfSource(source), TableClient.CreateQueryFilter($"PutRight eq {false}")];
        foreach (var state in new[] { FailureState.Open, FailureState.Closed })
        {
            await foreach (var listed in ReadAsync(state, null, conditions, PageRequest.Most, cancellationToken))
            {
                failures.Add(listed.Item);
            }
        }

        return failures;
    }

    /// <summary>One failure with its original, or <see langword="null"/>.</summary>
    public async Task<(Failure Failure, RowVersion Version)?> FindAsync(string id, CancellationToken cancellationToken)
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

        return (Read(row) with { Original = original.ToString() }, ListedRow.VersionOf(row));
    }

    /// <summary>Changes a failure that has not changed since it was read. Its original stays.</summary>
    /// <returns>Whether nobody else did in the meantime.</returns>
    public async Task<bool> TryUpdateAsync(Failure failure, RowVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failure);
        try
        {
            await _table.SubmitTransactionAsync(
                ListedRow.Changing(Row(failure, failure.Id), Place(failure), version, TableUpdateMode.Merge), cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<int> ListUnlistedAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {AfterEntries}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey", ListedRow.Column], cancellationToken: cancellationToken))
        {
            if (ListedRow.VersionOf(row).ListedAs is null && await FindAsync(row.RowKey, cancellationToken) is { } found)
            {
                // Whoever changed it in between has listed it.
                await TryUpdateAsync(found.Failure, found.Version, cancellationToken);
                count++;
            }
        }

        return count;
    }

    private IAsyncEnumerable<Listed<Failure>> ReadAsync(
        FailureState state, string? after, IEnumerable<string> conditions, int atOnce, CancellationToken cancellationToken) =>
        ListedRow.ReadAsync(_table, Partition, ListOf(state), after, conditions, atOnce, Read, cancellationToken);

    private static string OfSource(string source) => TableClient.CreateQueryFilter($"Source eq {source}");

    private static string ListOf(FailureState state) => state switch
    {
        FailureState.Open => "open|",
        FailureState.Replayed => "replayed|",
        _ => "closed|",
    };

    private static TableEntity Place(Failure failure)
    {
        var backwards = DateTimeOffset.MaxValue.UtcTicks - failure.Since.UtcTicks;
        var place = Row(failure, FormattableString.Invariant($"{ListOf(failure.State)}{backwards:D19}|{failure.Id}"));
        place[Identity] = failure.Id;
        return place;
    }

    private static TableEntity Row(Failure failure, string key) => new(Partition, key)
    {
        [nameof(Failure.Source)] = failure.Source,
        [nameof(Failure.MessageId)] = failure.MessageId,
        [nameof(Failure.At)] = failure.At,
        [Reasons] = JsonSerializer.Serialize(Kept(failure.Reasons), StateJson.Options),
        [nameof(Failure.Replays)] = failure.Replays,
        [nameof(Failure.ReplayedAt)] = failure.ReplayedAt,
        [nameof(Failure.ReplayedBy)] = failure.ReplayedBy,
        [nameof(Failure.Closings)] = JsonSerializer.Serialize(Kept(failure.Closings), StateJson.Options),
        [PutRight] = failure.Closing?.PutRightAt is not null,
    };

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

    private static List<ProblemFault> Kept(IReadOnlyList<ProblemFault> reasons)
    {
        var room = PieceLength;
        var kept = reasons.Take(MostReasons).Select(Shortened)
            .TakeWhile(reason => (room -= JsonSerializer.Serialize(reason, StateJson.Options).Length + 1) > 0).ToList();
        return kept.Count == reasons.Count
            ? kept
            : [.. kept, new ProblemFault("", "more", $"There are {reasons.Count - kept.Count} faults more.")];
    }

    // The latest that fit a property: a reason of a person's takes a fifth of it at the most.
    private static List<FailureClosing> Kept(IReadOnlyList<FailureClosing> closings)
    {
        var room = PieceLength;
        return [.. closings.Reverse().TakeWhile(closing => (room -= JsonSerializer.Serialize(closing, StateJson.Options).Length + 1) > 0).Reverse()];
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
        Id = row.GetString(Identity) ?? row.RowKey,
        Source = row.GetString(nameof(Failure.Source)),
        MessageId = row.GetString(nameof(Failure.MessageId)),
        At = row.GetDateTimeOffset(nameof(Failure.At))!.Value,
        Reasons = JsonSerializer.Deserialize<IReadOnlyList<ProblemFault>>(row.GetString(Reasons), StateJson.Options)!,
        Replays = row.GetInt32(nameof(Failure.Replays)) ?? 0,
        ReplayedAt = row.GetDateTimeOffset(nameof(Failure.ReplayedAt)),
        ReplayedBy = row.GetString(nameof(Failure.ReplayedBy)),
        Closings = row.GetString(nameof(Failure.Closings)) is { } closings
            ? JsonSerializer.Deserialize<IReadOnlyList<FailureClosing>>(closings, StateJson.Options)!
            : [],
    };
}

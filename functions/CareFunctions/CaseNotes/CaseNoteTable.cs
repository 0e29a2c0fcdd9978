using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.CaseNotes;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;
using NodaTime.Text;

namespace CareFunctions.CaseNotes;

/// <summary>The notes of every case in table storage: one partition a case. A note, the mark of the step that wrote it and the head of the chain are
/// written in one transaction, so that a note is there once for its step, has its place alone, and cannot vanish at the end unseen.</summary>
public sealed class CaseNoteTable(TableServiceClient service)
{
    private const string HeadRow = "head";
    private const string NotePrefix = "note|";
    private const string StepPrefix = "step|";

    // Each time somebody else wrote first; more often than any case has writers at once.
    private const int MostAttempts = 100;

    private readonly TableClient _table = service.GetTableClient(Tables.CaseNotes);

    /// <summary>Writes a note unless its step has written one.</summary>
    /// <returns>The note's sequence, and whether this call wrote it.</returns>
    /// <exception cref="InvalidOperationException">The head of the chain is not its last note: somebody tampered with it.</exception>
    public async Task<(int Sequence, bool Written)> AppendAsync(CaseNoteEntry entry, CancellationToken cancellationToken)
    {
        var partition = Partition(entry.Case);
        var step = StepPrefix + CaseNoteChain.StepKey(entry.InstanceId, entry.Step);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var written = await _table.GetEntityIfExistsAsync<TableEntity>(partition, step, cancellationToken: cancellationToken);
            if (written.HasValue)
            {
                return (written.Value!.GetInt32(nameof(CaseNote.Sequence))!.Value, false);
            }

            var head = await _table.GetEntityIfExistsAsync<TableEntity>(partition, HeadRow, cancellationToken: cancellationToken);
            var last = head.HasValue ? await ReadAsync(entry.Case, head.Value!.GetInt32(nameof(CaseNote.Sequence))!.Value, cancellationToken) : null;
            var note = CaseNoteChain.Append(last, entry);
            var newHead = new TableEntity(partition, HeadRow) { [nameof(CaseNote.Sequence)] = note.Sequence, [nameof(CaseNote.Hash)] = note.Hash };
            TableTransactionAction[] actions =
            [
                new(TableTransactionActionType.Add, Row(partition, note)),
                new(TableTransactionActionType.Add, new TableEntity(partition, step) { [nameof(CaseNote.Sequence)] = note.Sequence }),
                head.HasValue
                    ? new(TableTransactionActionType.UpdateReplace, newHead, head.Value!.ETag)
                    : new(TableTransactionActionType.Add, newHead),
            ];
            try
            {
                await _table.SubmitTransactionAsync(actions, cancellationToken);
                return (note.Sequence, true);
            }
            catch (RequestFailedException fault) when (fault.Status is 409 or 412)
            {
                // Another step of the case wrote in between, or an earlier attempt of this one: look again.
            }
        }

        throw new InvalidOperationException("The head of the case's notes is not its last note, so none can follow it.");
    }

    /// <summary>The notes of a case in their order.</summary>
    public async Task<IReadOnlyList<CaseNote>> ListAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Partition(reference)} and RowKey ge {NotePrefix} and RowKey lt {"note}"}");
        var notes = new List<CaseNote>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            notes.Add(Read(reference, row));
        }

        return notes;
    }

    /// <summary>Checks that the notes of a case are those that were written, all of them and no others.</summary>
    public async Task<ChainVerification> VerifyAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        // The head first: a note that is written meanwhile then shows as one more, and the check is made again.
        while (true)
        {
            var head = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(reference), HeadRow, cancellationToken: cancellationToken);
            var notes = await ListAsync(reference, cancellationToken);
            var after = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(reference), HeadRow, cancellationToken: cancellationToken);
            if (head.HasValue == after.HasValue && (!head.HasValue || head.Value!.ETag == after.Value!.ETag))
            {
                var found = CaseNoteChain.Verify(notes, head.HasValue ? head.Value!.GetInt32(nameof(CaseNote.Sequence)) : 0);
                return found.Intact && head.HasValue && notes[^1].Hash != head.Value!.GetString(nameof(CaseNote.Hash))
                    ? new ChainVerification(notes.Count, notes.Count, "relinked", $"Note {notes.Count} is not the one that was written last.")
                    : found;
            }
        }
    }

    private static string Partition(CaseReference reference) => TableKey.Of(reference.Council.Id, reference.Number);

    private async Task<CaseNote> ReadAsync(CaseReference reference, int sequence, CancellationToken cancellationToken) =>
        Read(reference, await _table.GetEntityAsync<TableEntity>(Partition(reference), RowKey(sequence), cancellationToken: cancellationToken));

    private static string RowKey(int sequence) => NotePrefix + sequence.ToString("D10", CultureInfo.InvariantCulture);

    private static TableEntity Row(string partition, CaseNote note) => new(partition, RowKey(note.Sequence))
    {
        [nameof(CaseNote.Case)] = note.Case.ToString(),
        [nameof(CaseNote.Sequence)] = note.Sequence,
        // As text: a table's time has seven digits, and the hash covers every one.
        [nameof(CaseNote.At)] = InstantPattern.ExtendedIso.Format(note.At),
        [nameof(CaseNote.Who)] = note.Who,
        [nameof(CaseNote.What)] = note.What,
        [nameof(CaseNote.Clause)] = note.Clause,
        [nameof(CaseNote.InstanceId)] = note.InstanceId,
        [nameof(CaseNote.Step)] = note.Step,
        [nameof(CaseNote.PreviousHash)] = note.PreviousHash,
        [nameof(CaseNote.Hash)] = note.Hash,
    };

    // What somebody removed or garbled reads as empty, so that the chain's check names the note instead of this failing.
    private static CaseNote Read(CaseReference reference, TableEntity row)
    {
        var sound = CaseReference.TryParse(Text(row, nameof(CaseNote.Case)), out var written);
        return new CaseNote(
            sound ? written! : reference,
            row.TryGetValue(nameof(CaseNote.Sequence), out var sequence) && sequence is int number
                ? number
                : int.TryParse(row.RowKey.AsSpan(NotePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0,
            InstantPattern.ExtendedIso.Parse(Text(row, nameof(CaseNote.At))).TryGetValue(default, out var at) ? at : default,
            Text(row, nameof(CaseNote.Who)),
            Text(row, nameof(CaseNote.What)),
            row.TryGetValue(nameof(CaseNote.Clause), out var clause) ? clause as string : null,
            Text(row, nameof(CaseNote.InstanceId)),
            Text(row, nameof(CaseNote.Step)),
            Text(row, nameof(CaseNote.PreviousHash)),
            sound ? Text(row, nameof(CaseNote.Hash)) : "");
    }

    private static string Text(TableEntity row, string column) => row.TryGetValue(column, out var value) && value is string text ? text : "";
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CareFunctions.Core.Councils;

namespace CareFunctions.Core.CaseNotes;

/// <summary>The hash chain of one case's notes: append and verify.</summary>
public static class CaseNoteChain
{
    // Part of every hash. A later encoding gets another word, and Verify then accepts both.
    private const string Encoding1 = "case-note/1";

    /// <summary>The previous hash of a case's first note: 64 zeros.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The idempotency key of the note that a step writes.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="step">The step of that orchestration.</param>
    public static string StepKey(string instanceId, string step) => WorkIdentity.ForStep(instanceId, step);

    /// <summary>
    /// The note that follows <paramref name="last"/>. Appending is only safe when the store lets exactly one writer take each
    /// sequence (an insert that fails if the row exists); the loser reads the new last note and calls this again.
    /// </summary>
    /// <param name="last">The case's last note, or null when it has none.</param>
    /// <param name="entry">What to write.</param>
    /// <exception cref="ArgumentException">The two belong to different cases.</exception>
    public static CaseNote Append(CaseNote? last, CaseNoteEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (last is not null && last.Case != entry.Case)
        {
            throw new ArgumentException($"The last note belongs to {last.Case}, the new one to {entry.Case}.", nameof(entry));
        }

        var note = new CaseNote(
            entry.Case,
            (last?.Sequence ?? 0) + 1,
            entry.At,
            entry.Who,
            entry.What,
            entry.Clause,
            entry.InstanceId,
            entry.Step,
            last?.Hash ?? Beginning,
            Hash: "");
        return note with { Hash = HashOf(note) };
    }

    /// <summary>
    /// Checks a case's notes, in the order of their sequence as stored. Finds the first note that is altered, missing, moved or
    /// repeated. Notes cut off at the end leave no trace in the rest, so pass the number that should be there.
    /// </summary>
    /// <param name="notes">All notes of one case, ordered by <see cref="CaseNote.Sequence"/> as they were read.</param>
    /// <param name="expectedCount">How many notes the case should have, kept apart from the notes; null when not known.</param>
    public static ChainVerification Verify(IEnumerable<CaseNote> notes, int? expectedCount = null)
    {
        ArgumentNullException.ThrowIfNull(notes);
        CaseNote? previous = null;
        var steps = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        foreach (var note in notes)
        {
            count++;
            var broken = FirstFault(previous, note, count, steps);
            if (broken is not null)
            {
                return new ChainVerification(count, note.Sequence, broken.Value.Code, broken.Value.Sentence);
            }

            previous = note;
        }

        return expectedCount is { } expected && expected != count
            ? new ChainVerification(count, Math.Min(count, expected) + 1, count < expected ? "truncated" : "surplus", $"The case should have {expected} notes but has {count}.")
            : new ChainVerification(count, null, null, $"All {count} notes are intact.");
    }

    private static (string Code, string Sentence)? FirstFault(CaseNote? previous, CaseNote note, int place, HashSet<string> steps)
    {
        if (previous is not null && note.Case != previous.Case)
        {
            return ("foreign", $"Note {note.Sequence} belongs to another case.");
        }

        if (note.Hash != HashOf(note))
        {
            return ("altered", $"Note {note.Sequence} is not what was written: its content does not match its hash.");
        }

        if (note.Sequence != place)
        {
            return note.Sequence > place
                ? ("removed", $"Note {place} is missing: note {note.Sequence} stands in its place.")
                : ("reordered", $"Note {note.Sequence} stands in place {place}.");
        }

        if (note.PreviousHash != (previous?.Hash ?? Beginning))
        {
            return ("relinked", $"Note {note.Sequence} does not follow the note before it: the note before it was replaced.");
        }

        return steps.Add(note.StepKey) ? null : ("repeated", $"Note {note.Sequence} records a step that an earlier note already records.");
    }

    private static string HashOf(CaseNote note)
    {
        // The canonical form: the encoding's name and every field as UTF-8, each preceded by its length; a missing clause
        // has the length -1. No field can run into the next.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding1);
        Add(hash, note.Case.ToString());
        Add(hash, note.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add(hash, NodaTime.Text.InstantPattern.ExtendedIso.Format(note.At));
        Add(hash, note.Who);
        Add(hash, note.What);
        Add(hash, note.Clause);
        Add(hash, note.InstanceId);
        Add(hash, note.Step);
        Add(hash, note.PreviousHash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string? field)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
        BinaryPrimitives.WriteInt32BigEndian(length, field is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

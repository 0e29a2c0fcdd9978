using CareFunctions.Core.CaseNotes;
using CareFunctions.Logging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CareFunctions.CaseNotes;

/// <summary>Writes case notes.</summary>
public sealed class CaseNoteActivities(CaseNoteTable notes, ILogger<CaseNoteActivities> log)
{
    /// <summary>The activity's name.</summary>
    public const string Append = "AppendCaseNote";

    /// <summary>Writes one note, once for its step however often this is tried.</summary>
    /// <returns>The note's sequence in its case.</returns>
    [Function(Append)]
    public async Task<int> AppendAsync([ActivityTrigger] CaseNoteEntry entry, CancellationToken cancellationToken)
    {
        var (sequence, written) = await notes.AppendAsync(entry, cancellationToken);
        if (written)
        {
            log.NoteWritten(sequence, entry.InstanceId, entry.Step);
        }
        else
        {
            log.NoteWrittenBefore(entry.InstanceId, entry.Step);
        }

        return sequence;
    }
}

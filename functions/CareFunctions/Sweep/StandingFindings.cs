using CareFunctions.Core.Calendar;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Logging;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Sweep;

/// <summary>What sweeps have found and no sweep has found put right since, as this one brings it up to date. An entry that a person has closed meanwhile stays closed for as
/// long as it is found; one that was put right is opened again when it is found again.</summary>
internal sealed class StandingFindings
{
    private readonly FailureTable _failures;
    private readonly DateTimeOffset _now;
    private readonly ILogger _log;
    private readonly Dictionary<string, Failure> _standing;
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private StandingFindings(FailureTable failures, DateTimeOffset now, ILogger log, IEnumerable<Failure> standing)
    {
        (_failures, _now, _log) = (failures, now, log);
        _standing = standing.ToDictionary(failure => failure.Id, StringComparer.Ordinal);
    }

    public static async Task<StandingFindings> ReadAsync(FailureTable failures, DateTimeOffset now, ILogger log, CancellationToken cancellationToken) =>
        new(failures, now, log, await failures.NotPutRightAsync(DailySweep.Source, cancellationToken));

    /// <summary>Puts a finding before the failure desk, unless it stands there.</summary>
    /// <returns>Whether it is news.</returns>
    public async Task<bool> RecordAsync(SweepFinding finding, CancellationToken cancellationToken)
    {
        // A procedure that broke off has recorded that itself, under its instance alone.
        var id = finding.Source == TaskHubCheck.Procedure
            ? FailureTable.IdOf(finding.Source, finding.Subject)
            : FailureTable.IdOf($"{finding.Source}:{finding.Code}", finding.Subject);
        if (!_found.Add(id) || _standing.ContainsKey(id))
        {
            return false;
        }

        var failure = new Failure
        {
            Id = id,
            Source = finding.Source,
            MessageId = finding.Subject,
            At = _now,
            Reasons = [new ProblemFault("", finding.Code, finding.Sentence)],
        };
        if (await _failures.AddAsync(failure, cancellationToken))
        {
            _log.FoundBySweep(finding.Code, finding.Subject, id);
            return true;
        }

        if (await _failures.FindAsync(id, cancellationToken) is { Failure.Closing.PutRightAt: not null } before
            && await _failures.TryUpdateAsync(before.Failure.Reopen(_now, failure.Reasons), before.Version, cancellationToken))
        {
            _log.FoundAgain(finding.Code, finding.Subject, id);
            return true;
        }

        return false;
    }

    /// <summary>Closes what a check that was made to its end did not find any more.</summary>
    /// <param name="codes">The codes of what it finds.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task PutRightAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        foreach (var gone in _standing.Values.Where(failure => codes.Contains(failure.Reasons[0].Code) && !_found.Contains(failure.Id)))
        {
            // What a person changes in this moment is looked at tomorrow.
            if (await _failures.FindAsync(gone.Id, cancellationToken) is { } found
                && await _failures.TryUpdateAsync(PutRight(found.Failure), found.Version, cancellationToken))
            {
                _log.PutRight(gone.MessageId, gone.Id);
            }
        }
    }

    private Failure PutRight(Failure failure) => failure.Closing is null
        ? failure.Close(new FailureClosing
        {
            At = _now,
            By = DailySweep.Name,
            Reason = $"The sweep of {LocalDatePattern.Iso.Format(LondonCalendar.DateAt(Instant.FromDateTimeOffset(_now)))} did not find this any more: it has been put right since, or another entry says what is wrong now.",
            PutRightAt = _now,
        })
        : failure.Amend(closing => closing with { PutRightAt = _now });
}

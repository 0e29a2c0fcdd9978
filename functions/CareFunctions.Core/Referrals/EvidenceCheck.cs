using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Referrals;

/// <summary>Holds what is on file against what must be.</summary>
public static class EvidenceCheck
{
    /// <summary>
    /// Every rule that is not met, in order. Of several pieces of the kinds a rule names the latest sound one counts
    /// (SOM-DOM-03); a date in the future is never accepted, and exactly the maximum age still is.
    /// </summary>
    /// <param name="rules">What must be on file.</param>
    /// <param name="onFile">What is.</param>
    /// <param name="flags">The circumstances; a rule for another one does not apply.</param>
    /// <param name="today">The civil date in London.</param>
    public static IReadOnlyList<MissingItem> Missing(
        IReadOnlyList<EvidenceRule> rules,
        IReadOnlyList<EvidenceOnFile> onFile,
        IReadOnlyList<string> flags,
        LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(onFile);
        ArgumentNullException.ThrowIfNull(flags);
        var missing = new List<MissingItem>();
        foreach (var rule in rules)
        {
            if ((rule.WhenFlag is null || flags.Contains(rule.WhenFlag, StringComparer.Ordinal)) && Fault(rule, onFile, today) is { } fault)
            {
                missing.Add(new MissingItem(rule.Id, rule.What, rule.Where, fault.Code, fault.Sentence, rule.Clauses));
            }
        }

        return missing;
    }

    private static (string Code, string Sentence)? Fault(EvidenceRule rule, IReadOnlyList<EvidenceOnFile> onFile, LocalDate today)
    {
        (string Code, string Sentence)? best = null;
        var nearest = -1;
        foreach (var piece in onFile)
        {
            if (!rule.AnyOf.Contains(piece.Kind, StringComparer.Ordinal))
            {
                continue;
            }

            var (rank, fault) = FaultOf(rule, piece, today);
            if (fault is null)
            {
                return null;
            }

            // Of several unsound pieces the worker is told about the one that comes nearest.
            if (rank > nearest)
            {
                (nearest, best) = (rank, fault);
            }
        }

        return best ?? ("absent", $"{rule.What}: nothing of it is on file.");
    }

    private static (int Rank, (string Code, string Sentence)? Fault) FaultOf(EvidenceRule rule, EvidenceOnFile piece, LocalDate today)
    {
        if (piece.Status == EvidenceStatus.InProgress)
        {
            return (0, ("unfinished", $"{rule.What}: it is begun but not finished."));
        }

        if (piece.Date > today)
        {
            return (1, ("future-dated", $"{rule.What}: its date is in the future."));
        }

        if (rule.Agreed && piece.Status == EvidenceStatus.Completed)
        {
            return (2, ("not-agreed", $"{rule.What}: it is finished but not agreed."));
        }

        if (rule.MaximumAgeYears is { } years)
        {
            if (piece.Date is null)
            {
                return (3, ("undated", $"{rule.What}: it has no date, so its age cannot be told."));
            }

            var oldest = today.PlusYears(-years);
            if (piece.Date < oldest)
            {
                return (4, ("too-old", $"{rule.What}: the latest is from before {LocalDatePattern.Iso.Format(oldest)}."));
            }
        }

        return (5, null);
    }
}

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
    /// <param name="request">The request with what is on file; a rule for another request or circumstance does not apply.</param>
    /// <param name="today">The civil date in London.</param>
    public static IReadOnlyList<MissingItem> Missing(IReadOnlyList<EvidenceRule> rules, ReferralRequest request, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(request);
        List<MissingItem>? missing = null;

        // By index throughout: an enumerator would be allocated for every rule of every check.
        for (var index = 0; index < rules.Count; index++)
        {
            var rule = rules[index];
            if (Applies(rule.Requests, rule.When, request)
                && (rule.WhenFlag is null || request.HasFlag(rule.WhenFlag))
                && Fault(rule.What, rule.AnyOf, rule.Agreed, rule.MaximumAgeYears, request.Evidence, today) is { } fault)
            {
                (missing ??= []).Add(new MissingItem(rule.Id, rule.What, rule.Where, fault.Code, fault.Sentence, rule.Clauses));
            }
        }

        return missing ?? (IReadOnlyList<MissingItem>)[];
    }

    internal static bool Applies(IReadOnlyList<RequestKind>? requests, Condition? when, ReferralRequest request)
    {
        if (requests is null)
        {
            if (request.Request != RequestKind.Source)
            {
                return false;
            }
        }
        else if (!Contains(requests, request.Request))
        {
            return false;
        }

        return when is null || when.Holds(request);
    }

    internal static (string Code, string Sentence)? Fault(
        string what, IReadOnlyList<string> anyOf, bool agreed, int? maximumAgeYears, IReadOnlyList<EvidenceOnFile> onFile, LocalDate today)
    {
        (string Code, string Sentence)? best = null;
        var nearest = -1;
        for (var index = 0; index < onFile.Count; index++)
        {
            var piece = onFile[index];
            if (!Contains(anyOf, piece.Kind))
            {
                continue;
            }

            var (rank, fault) = FaultOf(what, agreed, maximumAgeYears, piece, today);
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

        return best ?? ("absent", $"{what}: nothing of it is on file.");
    }

    private static bool Contains<T>(IReadOnlyList<T> items, T item)
    {
        for (var index = 0; index < items.Count; index++)
        {
            if (EqualityComparer<T>.Default.Equals(items[index], item))
            {
                return true;
            }
        }

        return false;
    }

    private static (int Rank, (string Code, string Sentence)? Fault) FaultOf(
        string what, bool agreed, int? maximumAgeYears, EvidenceOnFile piece, LocalDate today)
    {
        if (piece.Status == EvidenceStatus.InProgress)
        {
            return (0, ("unfinished", $"{what}: it is begun but not finished."));
        }

        if (piece.Date > today)
        {
            return (1, ("future-dated", $"{what}: its date is in the future."));
        }

        if (agreed && piece.Status == EvidenceStatus.Completed)
        {
            return (2, ("not-agreed", $"{what}: it is finished but not agreed."));
        }

        if (maximumAgeYears is { } years)
        {
            if (piece.Date is null)
            {
                return (3, ("undated", $"{what}: it has no date, so its age cannot be told."));
            }

            var oldest = today.PlusYears(-years);
            if (piece.Date < oldest)
            {
                return (4, ("too-old", $"{what}: the latest is from before {LocalDatePattern.Iso.Format(oldest)}."));
            }
        }

        return (5, null);
    }
}

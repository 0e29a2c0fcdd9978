using CareFunctions.Core.Rulebooks;
using NodaTime;

namespace CareFunctions.Core.Referrals;

/// <summary>Waives what a rulebook lets be waived: only in the circumstance it gives and only when everything it asks instead is there.</summary>
internal static class Relaxation
{
    public static (IReadOnlyList<string> WaivedBy, IReadOnlyList<MissingItem> ToWaive) Apply(
        IReadOnlyList<RelaxationRule> relaxations,
        ReferralRequest request,
        LocalDate today,
        ref IReadOnlyList<MissingItem> missing,
        ref IReadOnlyList<AwaitedAgreement> awaited)
    {
        List<string>? waivedBy = null;
        List<MissingItem>? toWaive = null;
        for (var index = 0; index < relaxations.Count; index++)
        {
            var relaxation = relaxations[index];
            if ((missing.Count == 0 && awaited.Count == 0) || !EvidenceCheck.Applies(relaxation.Requests, relaxation.When, request))
            {
                continue;
            }

            IReadOnlyList<MissingItem> left = [.. missing.Where(one => !relaxation.Waives.Contains(one.Item, StringComparer.Ordinal))];

            IReadOnlyList<AwaitedAgreement> open = [.. awaited.Where(one => relaxation.StandsInFor?.Contains(one.Gate, StringComparer.Ordinal) != true)];
            if (left.Count == missing.Count && open.Count == awaited.Count)
            {
                continue;
            }

            var needs = EvidenceCheck.Missing(relaxation.Needs, request, today);
            if (needs.Count > 0)
            {
                (toWaive ??= []).AddRange(needs);
                continue;
            }

            missing = left;
            awaited = open;
            (waivedBy ??= []).AddRange(relaxation.Clauses);
        }

        return (waivedBy ?? (IReadOnlyList<string>)[], toWaive ?? (IReadOnlyList<MissingItem>)[]);
    }
}

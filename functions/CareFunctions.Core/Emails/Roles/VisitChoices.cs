using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>All that the visits of a message may come to, of which one is meant at most.</summary>
/// <param name="None">What speaks for it that none is meant.</param>
/// <param name="Ways">Every way to every sum.</param>
internal sealed record VisitChoices(IReadOnlyList<string> None, IReadOnlyList<VisitWay> Ways)
{
    /// <summary>Those of a message that tells of no visits.</summary>
    public static readonly VisitChoices Nothing = new([], []);

    /// <summary>How probable each sum is, the likeliest first, by all ways that lead to it; and how probable that none is meant. Together they are 1.</summary>
    /// <param name="weights">What was learned.</param>
    public (IReadOnlyList<(VisitSum Sum, double Probable)> Sums, double None) Weigh(LearnedWeights weights)
    {
        var speaks = new Dictionary<IReadOnlyList<string>, double>(ReferenceEqualityComparer.Instance);
        var ways = Ways.Select(way => (way.Sum, Speaks: way.Parts.Sum(Of))).ToList();
        var none = Of(None);
        var most = Math.Max(none, ways.Select(one => one.Speaks).DefaultIfEmpty(double.MinValue).Max());
        var total = Math.Exp(none - most) + ways.Sum(one => Math.Exp(one.Speaks - most));
        var sums = ways.GroupBy(one => one.Sum).Select(same => (same.Key, same.Sum(one => Math.Exp(one.Speaks - most)) / total)).ToList();
        sums.Sort((one, other) => other.Item2.CompareTo(one.Item2));
        return (sums, Math.Exp(none - most) / total);

        double Of(IReadOnlyList<string> part) => speaks.TryGetValue(part, out var known) ? known : speaks[part] = weights.Together(part);
    }
}

using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>How often each length of visits is counted, by which of the mentions of days, visits and carers.</summary>
/// <param name="DaysBy">How the days were chosen: one mention for all, or the nearest to each; several names where they come to the same.</param>
/// <param name="VisitsBy">How the numbers of visits were chosen.</param>
/// <param name="Days">The days of each length.</param>
/// <param name="Visits">The number of visits of each length.</param>
/// <param name="Carers">How many carers come to all of them.</param>
internal sealed record VisitCounting(string DaysBy, string VisitsBy, IReadOnlyList<VisitTimes.Times> Days, IReadOnlyList<VisitTimes.Times> Visits, VisitTimes.Times Carers)
{
    // In words: from a length to the number of its own visits.
    private const int Beside = 8;

    /// <summary>All that there are.</summary>
    public static IEnumerable<VisitCounting> Of(ReadText text, List<VisitLengths.Length> lengths, IReadOnlyList<VisitTimes.Times> days, IReadOnlyList<VisitTimes.Times> visits, IReadOnlyList<VisitTimes.Times> carers)
    {
        var one = visits[0];
        var ofDays = Distinct([.. days.Select(day => ("all", lengths.ConvertAll(_ => day))), ("nearest", lengths.ConvertAll(length => Nearest(days, length, _ => true) ?? days[0])),
            ("before", lengths.ConvertAll(length => Nearest(days, length, day => day.At <= length.At) ?? Nearest(days, length, _ => true) ?? days[0])), ("after", lengths.ConvertAll(length => Nearest(days, length, day => day.At >= length.At) ?? Nearest(days, length, _ => true) ?? days[0]))]);
        var ofVisits = Distinct([("one", lengths.ConvertAll(_ => one)), ("own", lengths.ConvertAll(length => Own(text, visits, length, meals: false) ?? one)), ("own or meals", lengths.ConvertAll(length => Own(text, visits, length, meals: true) ?? one)),
            .. visits.Skip(1).Select(same => ("all", lengths.ConvertAll(_ => same)))]);
        return from day in ofDays from visit in ofVisits from carer in carers.DistinctBy(hands => hands.Value) select new VisitCounting(day.By, visit.By, day.Of, visit.Of, carer);
    }

    // What chooses the same is the same.
    private static List<(string By, List<VisitTimes.Times> Of)> Distinct(List<(string By, List<VisitTimes.Times> Of)> all)
    {
        var distinct = new List<(string By, List<VisitTimes.Times> Of)>();
        foreach (var (by, of) in all)
        {
            var same = distinct.FindIndex(other => other.Of.Zip(of).All(pair => ReferenceEquals(pair.First, pair.Second)));
            if (same < 0)
            {
                distinct.Add((by, of));
            }
            else if (!distinct[same].By.Contains(by, StringComparison.Ordinal))
            {
                distinct[same] = ($"{distinct[same].By} {by}", distinct[same].Of);
            }
        }

        return distinct;
    }

    private static VisitTimes.Times? Nearest(IReadOnlyList<VisitTimes.Times> all, VisitLengths.Length length, Func<VisitTimes.Times, bool> among) =>
        all.Where(one => one.At >= 0 && among(one)).MinBy(one => Math.Abs(one.At - length.At));

    private static VisitTimes.Times? Own(ReadText text, IReadOnlyList<VisitTimes.Times> all, VisitLengths.Length length, bool meals)
    {
        var (first, last) = text.Clause(length.At);
        return all.Where(one => one.At >= first && one.At <= last && Math.Abs(one.At - length.At) <= Beside && (meals || one.Said != "meals")).MinBy(one => Math.Abs(one.At - length.At));
    }
}

using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>
/// Every way in which a change of visits may be added up: "lunch goes from 30 to 45 minutes, all seven days" is a quarter of an hour on seven days, "the second carer from both 45 minute calls, daily" 45 minutes
/// twice a day, "an hour off Saturdays and half an hour off each weekday" three and a half hours. Which of them is meant, if any, weights say that the labelled mailbox teaches.
/// </summary>
internal static class VisitSums
{
    /// <summary>Each way is weighed against all others, and against none of them.</summary>
    public static readonly IReadOnlyList<string> Names = ["change"];

    // More of either are no email that was learned from.
    private const int MostLengths = 9;
    private const int MostDays = 6;
    private const int MostWays = 600;
    private const int MostChangesAdded = 8;
    private const decimal MostHours = 84;

    // In words: from a number of visits to their length, and from one length to the other of a pair.
    private const int Beside = 4;
    private const int Joined = 3;

    /// <summary>All ways that a message leaves open.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static VisitChoices Observed(Draft draft, EmailFields? read)
    {
        var text = draft.Body;
        var lengths = VisitLengths.Of(text);
        var days = VisitTimes.Days(text);
        if (lengths.Count is 0 or > MostLengths || days.Count > MostDays)
        {
            return VisitChoices.Nothing;
        }

        var features = new VisitFeatures(draft, lengths, days, read);
        var ways = new Ways(features);
        var changes = VisitLengths.Changes(lengths).ToList();
        foreach (var change in changes.TakeWhile(_ => !ways.Full))
        {
            Single(change, features, ways);
        }

        Counts(text, lengths, features, ways);
        Lists(text, lengths, features, ways);
        AddUp(text, [.. changes.Take(MostChangesAdded)], features, ways);
        return new VisitChoices(features.None(ways.All.Count), ways.All);
    }

    // One change, on the days, at the visits and by the carers that are said anywhere.
    private static void Single(VisitLengths.Change change, VisitFeatures features, Ways ways)
    {
        var told = features.Change(change);
        foreach (var often in features.Days)
        {
            var onDays = features.Near(often, change.First, change.Last);
            foreach (var times in features.Visits)
            {
                var atVisits = features.Near(times, change.First, change.Last);
                foreach (var hands in features.Carers)
                {
                    var byCarers = features.Near(hands, change.First, change.Last);
                    var factor = often.Value * times.Value * hands.Value;
                    var across = features.Across(change.Way, often, times, hands);
                    ways.Add(change.Hours * factor, null, told, onDays, atVisits, byCarers, across);
                    if (change.Whole is var (less, more))
                    {
                        // All visits of the package may be told: "four calls of 30 a day, to be 45".
                        ways.Add(change.Hours * factor, (less * factor, more * factor), told, onDays, atVisits, byCarers, across, features.Whole(change.First, change.Last, change.Way, times.Said));
                    }
                }
            }
        }
    }

    // "From two calls to four, 15 minutes each": as many more of a length; "two half-hours become one of 45".
    private static void Counts(ReadText text, List<VisitLengths.Length> lengths, VisitFeatures features, Ways ways)
    {
        var counts = VisitTimes.Counts(text);
        for (var one = 0; one < counts.Count; one++)
        {
            foreach (var other in counts.Skip(one + 1))
            {
                foreach (var (before, after) in Described(counts[one], other, lengths))
                {
                    var (first, then) = (counts[one].Value * before, other.Value * after);
                    var (less, more) = (Math.Min(first, then), Math.Max(first, then));
                    var way = $"{(before == after ? "count" : "replace")} {(first < then ? "up" : "down")}";
                    var told = features.Counted(counts[one], other, counts.Count, way);
                    foreach (var often in features.Days)
                    {
                        var onDays = features.Near(often, counts[one].At, other.At);
                        ways.Add((more - less) * often.Value, null, told, onDays);
                        ways.Add((more - less) * often.Value, (less * often.Value, more * often.Value), told, onDays, features.Whole(counts[one].At, other.At, way, "counts"));
                    }
                }
            }
        }
    }

    // The length of the visits that are counted: the same for both, or that beside each.
    private static IEnumerable<(decimal Before, decimal After)> Described(VisitTimes.Times one, VisitTimes.Times other, List<VisitLengths.Length> lengths)
    {
        var (first, then) = (LengthOf(one, lengths), LengthOf(other, lengths));
        foreach (var same in lengths.Select(length => length.Hours).Distinct().Where(_ => one.Value != other.Value))
        {
            yield return (same, same);
        }

        if (first is { } before && then is { } after && before != after)
        {
            yield return (before, after);
        }
    }

    private static decimal? LengthOf(VisitTimes.Times count, List<VisitLengths.Length> lengths) =>
        lengths.Where(length => length.At >= count.At && length.At - count.At <= Beside).MinBy(length => length.At)?.Hours;

    // "Breakfast 45 to 30, lunch 45 to 30, tea stays 45": every length of the package before and after; and all lengths together.
    private static void Lists(ReadText text, List<VisitLengths.Length> lengths, VisitFeatures features, Ways ways)
    {
        if (lengths.Count < 2 || ways.Full)
        {
            return;
        }

        var (before, after, pairs) = (0m, 0m, 0);
        for (var at = 0; at < lengths.Count; at++)
        {
            var paired = lengths[at].After is { } own ? own : at + 1 < lengths.Count && Together(text, lengths[at].At, lengths[at + 1].At) ? lengths[at + 1].Hours : (decimal?)null;
            before += lengths[at].Hours;
            after += paired ?? lengths[at].Hours;
            pairs += paired is null ? 0 : 1;
            at += paired is not null && lengths[at].After is null ? 1 : 0;
        }

        var half = lengths.Count / 2;
        var (first, second) = (lengths.Take(half).Sum(one => one.Hours), lengths.Skip(half).Sum(one => one.Hours));
        foreach (var often in features.Days)
        {
            var onDays = features.Near(often, lengths[0].At, lengths[^1].At);
            if (pairs > 0)
            {
                Pair(before, after, often, onDays, "list of pairs");
            }

            if (lengths.Count % 2 == 0 && lengths.Count > 2)
            {
                Pair(first, second, often, onDays, "two lists");
            }

            ways.Add(lengths.Sum(one => one.Hours) * often.Value, null, features.Listed("all lengths", lengths), onDays);
        }

        void Pair(decimal was, decimal will, VisitTimes.Times often, IReadOnlyList<string> onDays, string way)
        {
            var (less, more) = (Math.Min(was, will) * often.Value, Math.Max(was, will) * often.Value);
            ways.Add(more - less, null, features.Listed(way, lengths), onDays);
            ways.Add(more - less, (less, more), features.Listed(way, lengths), onDays, features.Whole(lengths[0].At, lengths[^1].At, way, "list"));
        }
    }

    // "45 to 30", "45 (was 30)", and not "45, bed 30"
    private static bool Together(ReadText text, int first, int second) => second - first <= Joined && text.Tokens.Skip(first + 1).Take(second - first - 1).All(token => token.Kind != TokenKind.Break && !VisitTimes.IsMeal(token));

    // Two or three changes that stand one after the other, each on the days that are said nearest to it.
    private static void AddUp(ReadText text, List<VisitLengths.Change> changes, VisitFeatures features, Ways ways)
    {
        var parts = changes.ConvertAll(change => (Change: change, Ways: Parts(text, change, features)));
        for (var one = 0; one < parts.Count && !ways.Full; one++)
        {
            foreach (var next in parts.Skip(one + 1).Where(later => later.Change.First > parts[one].Change.Last))
            {
                foreach (var first in parts[one].Ways)
                {
                    foreach (var second in next.Ways)
                    {
                        ways.Add(first.Hours + second.Hours, null, features.Added([parts[one].Change, next.Change], first.At == second.At));
                        foreach (var last in parts.Where(last => last.Change.First > next.Change.Last && last.Change.Way == next.Change.Way && next.Change.Way == parts[one].Change.Way))
                        {
                            foreach (var third in last.Ways)
                            {
                                ways.Add(first.Hours + second.Hours + third.Hours, null, features.Added([parts[one].Change, next.Change, last.Change], first.At == second.At));
                            }
                        }
                    }
                }
            }
        }
    }

    // What a change comes to on the days that are said nearest before and after it.
    private static List<(decimal Hours, int At)> Parts(ReadText text, VisitLengths.Change change, VisitFeatures features)
    {
        var (begin, end) = text.Clause(change.First);
        var times = features.Visits.Where(one => one.At >= begin && one.At <= end && one.Said == "meals").Select(one => one.Value).FirstOrDefault(1);
        var before = features.Days.Where(one => one.At <= change.First).MaxBy(one => one.At);
        var after = features.Days.Where(one => one.At > change.First).MinBy(one => one.At);
        return [.. new[] { before, after }.OfType<VisitTimes.Times>().Select(one => (change.Hours * one.Value * times, one.At)).Distinct()];
    }

    // The ways so far.
    private sealed class Ways(VisitFeatures features)
    {
        public List<VisitWay> All { get; } = [];

        public bool Full => All.Count >= MostWays;

        public void Add(decimal weekly, (decimal Less, decimal More)? whole, params IReadOnlyList<string>[] parts)
        {
            var sum = new VisitSum(Rounded(weekly), whole is var (less, more) ? (Rounded(less), Rounded(more)) : null);
            if (sum.Weekly is > 0 and <= MostHours && !(sum.Whole?.More > MostHours) && !Full)
            {
                All.Add(new VisitWay(sum, [.. parts, features.Value(sum)]));
            }
        }

        private static decimal Rounded(decimal hours) => decimal.Round(hours, 4) / 1.0000m;
    }
}

using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>
/// Every sum that a change of visits may come to: "lunch goes from 30 to 45 minutes, all seven days" is a quarter of an hour on seven days, "the second carer from both 45 minute calls, daily" 45 minutes
/// twice a day, "an hour off Saturdays and half an hour off each weekday" three and a half hours. Which of them is meant, if any, weights say that the labelled mailbox teaches.
/// </summary>
internal static class VisitSums
{
    /// <summary>No sum of the change, and the one that is.</summary>
    public static readonly IReadOnlyList<string> Names = [DayRoles.None, "change"];

    // More of either are no email that was learned from.
    private const int MostLengths = 8;
    private const int MostDays = 5;
    private const int MostSums = 80;
    private const int MostChangesAdded = 8;
    private const decimal MostHours = 84;
    private const int Around = 7;

    /// <summary>The sums of a message, each with the features of every way to it.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static List<VisitSum> Observed(Draft draft, EmailFields? read)
    {
        var text = draft.Body;
        var lengths = VisitLengths.Of(text);
        var days = VisitTimes.Days(text);
        if (lengths.Count is 0 or > MostLengths || days.Select(one => one.Value).Distinct().Count() > MostDays)
        {
            return [];
        }

        var visits = VisitTimes.VisitsOfADay(text);
        var carers = VisitTimes.Carers(text);
        var stated = text.Tokens.Select(token => token.Value).OfType<StatedHours>().Where(hours => hours is { OfVisits: false, Weekly: not null }).Select(hours => hours.Weekly!.Value).ToHashSet();
        var sums = new Sums(
        [
            "always", draft.Intents.Intent.ToString(), "lengths " + lengths.Count, "days said " + (days[0].At < 0 ? 0 : Math.Min(3, days.Count)), "visits said " + Math.Min(3, visits.Count), "carers said " + carers.Count,
        ], stated);
        var changes = VisitLengths.Changes(lengths).ToList();
        foreach (var change in changes)
        {
            var words = Words(text, change.First, change.Last, change.Way);
            foreach (var (often, said, where) in Nearest(text, days, change))
            {
                foreach (var (times, counted, near) in Nearest(text, visits, change))
                {
                    foreach (var (hands, handed) in carers)
                    {
                        var way = change.Way;
                        if (sums.Of(change.Hours * often * times * hands) is { } features)
                        {
                            features.UnionWith(["change " + way, "days " + said, $"days {said} {where}", $"days {where}", "visits " + counted, $"visits {counted} {near}", "carers " + handed, $"way {way} {counted} {handed}", $"visits {counted} of {Math.Min(3, visits.Count)}", $"carers {handed} of {carers.Count}", $"days {said} of {Math.Min(3, days.Count)}", $"change {way} of {lengths.Count}"]);
                            features.UnionWith(words);
                        }
                    }
                }
            }
        }

        AddUp(text, [.. changes.Take(MostChangesAdded)], days, visits, sums);
        return sums.Finished(draft.Intents.Intent, read);
    }

    // Two or three changes that stand one after the other, each on the days that are said nearest to it.
    private static void AddUp(ReadText text, List<VisitLengths.Change> changes, List<VisitTimes.Times> days, List<VisitTimes.Times> visits, Sums sums)
    {
        var words = new Dictionary<(int, int), List<string>>();
        var parts = changes.ConvertAll(change => (Change: change, Ways: Parts(text, change, days, visits)));
        for (var one = 0; one < parts.Count; one++)
        {
            foreach (var next in parts.Skip(one + 1).Where(later => later.Change.First > parts[one].Change.Last))
            {
                foreach (var first in parts[one].Ways)
                {
                    foreach (var second in next.Ways)
                    {
                        var shared = first.At == second.At ? "same days" : "own days";
                        Add([parts[one].Change, next.Change], first.Hours + second.Hours, shared);
                        foreach (var third in parts.Where(last => last.Change.First > next.Change.Last && last.Change.Way == next.Change.Way && next.Change.Way == parts[one].Change.Way).SelectMany(last => last.Ways.Select(way => (last.Change, way.Hours, way.At))))
                        {
                            Add([parts[one].Change, next.Change, third.Change], first.Hours + second.Hours + third.Hours, shared);
                        }
                    }
                }
            }
        }

        void Add(VisitLengths.Change[] added, decimal hours, string shared)
        {
            if (sums.Of(hours) is { } features)
            {
                var ways = string.Join(" + ", added.Select(one => one.Way));
                features.UnionWith(["added " + added.Length, "added " + shared, $"added {added.Length} {shared}", "way " + ways, $"way {ways} {shared}"]);
                var span = (added[0].First, added[^1].Last);
                if (!words.TryGetValue(span, out var around))
                {
                    around = words[span] = Words(text, span.First, span.Last, "added");
                }

                features.UnionWith(around);
            }
        }
    }

    // What a change comes to on the days that are said nearest before and after it, in its sentence where one is.
    private static List<(decimal Hours, int At)> Parts(ReadText text, VisitLengths.Change change, List<VisitTimes.Times> days, List<VisitTimes.Times> visits)
    {
        var (begin, end) = text.Clause(change.First);
        var times = visits.Where(one => one.At >= begin && one.At <= end && one.Said == "meals").Select(one => one.Value).FirstOrDefault(1);
        var before = days.Where(one => one.At <= change.First).MaxBy(one => one.At);
        var after = days.Where(one => one.At > change.First).MinBy(one => one.At);
        return [.. new[] { before, after }.OfType<VisitTimes.Times>().Select(one => (change.Hours * one.Value * times, one.At)).Distinct()];
    }

    // What stands around a change.
    private static List<string> Words(ReadText text, int first, int last, string change)
    {
        var words = new List<string>();
        for (var at = Math.Max(0, first - Around); at <= Math.Min(text.Tokens.Count - 1, last + Around); at++)
        {
            words.Add("near " + WordFeatures.Word(text.Tokens[at]));
            words.Add($"{change} near {WordFeatures.Word(text.Tokens[at])}");
        }

        words.Add($"{change} b1 {(first > 0 ? WordFeatures.Word(text.Tokens[first - 1]) : "^")}");
        words.Add($"{change} a1 {(last + 1 < text.Tokens.Count ? WordFeatures.Word(text.Tokens[last + 1]) : "^")}");
        return words;
    }

    // Of each value the mention that stands nearest to a change, and where: none is nearer, or in its sentence, or elsewhere.
    private static List<(decimal Value, string Said, string Where)> Nearest(ReadText text, List<VisitTimes.Times> mentions, VisitLengths.Change change)
    {
        var (begin, end) = text.Sentence(change.First);
        var nearest = mentions.Min(one => Distance(one.At));
        return
        [
            .. mentions.GroupBy(one => one.Value).Select(same => same.MinBy(one => Distance(one.At))!)
                .Select(one => (one.Value, one.Said, $"{(Distance(one.At) == nearest ? "nearest" : "farther")} {(one.At >= begin && one.At <= end ? "same" : "elsewhere")}")),
        ];

        int Distance(int at) => at < 0 ? int.MaxValue : at < change.First ? change.First - at : Math.Max(0, at - change.Last);
    }

    // The sums so far, with what is observed of the ways to each.
    private sealed class Sums(HashSet<string> shared, HashSet<decimal> stated)
    {
        private readonly Dictionary<decimal, HashSet<string>> all = [];

        // The features of a sum to add to; null when it is none, or one too many.
        public HashSet<string>? Of(decimal hours)
        {
            var weekly = decimal.Round(hours, 4) / 1.0000m;
            if (weekly is <= 0 or > MostHours)
            {
                return null;
            }

            if (!all.TryGetValue(weekly, out var features) && all.Count < MostSums)
            {
                features = all[weekly] = new HashSet<string>(shared, StringComparer.Ordinal) { stated.Contains(weekly) ? "stated" : stated.Count > 0 ? "others stated" : "none stated" };
            }

            return features;
        }

        public List<VisitSum> Finished(EmailIntent intent, EmailFields? read)
        {
            foreach (var (weekly, features) in all)
            {
                if (read is not null)
                {
                    features.Add(read.HoursPerWeekDelta is not { } rule ? "rule no delta" : Math.Abs(rule) == weekly ? "rule delta" : "rule other delta");
                }

                features.UnionWith(features.Where(feature => feature.StartsWith("way ", StringComparison.Ordinal) || feature.StartsWith("rule ", StringComparison.Ordinal)).Select(feature => intent + " " + feature).ToList());
            }

            return [.. all.Select(one => new VisitSum(one.Key, one.Value))];
        }
    }
}

using System.Globalization;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>
/// Every sum that a change of visits may come to: "lunch goes from 30 to 45 minutes, all seven days" is a quarter of an hour on seven days, "the second carer from both 45 minute calls, daily" 45 minutes
/// twice a day. Which of them is meant, if any, weights say that the labelled mailbox teaches.
/// </summary>
internal static class VisitSums
{
    /// <summary>No sum of the change, and the one that is.</summary>
    public static readonly IReadOnlyList<string> Names = [DayRoles.None, "change"];

    // More of either are no email that was learned from.
    private const int MostLengths = 6;
    private const int MostDays = 4;
    private const int MostSums = 40;
    private const decimal LongestVisit = 4;
    private const decimal MostHours = 84;
    private const int Around = 7;

    private static readonly HashSet<decimal> UsualMinutes = [15, 20, 30, 40, 45, 60, 75, 90];

    private static readonly HashSet<string> Meals = new(StringComparer.Ordinal) { "breakfast", "morning", "mornings", "lunch", "lunchtime", "tea", "teatime", "evening", "evenings", "bed", "bedtime", "night", "supper", "dinner", "afternoon", "am", "pm" };

    private static readonly HashSet<string> Double = new(StringComparer.Ordinal) { "double", "doubled", "doubles", "doubling", "both", "two", "2", "x2", "pair" };

    /// <summary>The sums of a message, each with the features of every way to it.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static List<VisitSum> Observed(Draft draft, EmailFields? read)
    {
        var text = draft.Body;
        var lengths = Lengths(text);
        var days = Days(text);
        if (lengths.Count is 0 or > MostLengths || days.Select(one => one.Value).Distinct().Count() is 0 or > MostDays)
        {
            return [];
        }

        var sums = new Dictionary<decimal, HashSet<string>>();
        var visits = Visits(text);
        var carers = Carers(text);
        var stated = text.Tokens.Select(token => token.Value).OfType<StatedHours>().Where(hours => hours is { OfVisits: false, Weekly: not null }).Select(hours => hours.Weekly!.Value).ToHashSet();
        var shared = Shared(draft, lengths.Count, Math.Min(3, days.Count), Math.Min(3, visits.Count), carers.Count);
        foreach (var (change, minutes, first, last) in Changes(lengths))
        {
            foreach (var (often, said, where) in Nearest(text, days, first, last))
            {
                foreach (var (times, counted, near) in Nearest(text, visits, first, last))
                {
                    foreach (var (hands, handed) in carers)
                    {
                        var weekly = decimal.Round(minutes * often * times * hands, 4) / 1.0000m;
                        if (weekly is <= 0 or > MostHours || (sums.Count == MostSums && !sums.ContainsKey(weekly)))
                        {
                            continue;
                        }

                        var features = sums.TryGetValue(weekly, out var known) ? known : sums[weekly] = new HashSet<string>(shared, StringComparer.Ordinal);
                        string[] way = ["change " + change, "days " + said, $"days {said} {where}", $"days {where}", "visits " + counted, $"visits {counted} {near}", "carers " + handed, $"way {change} {counted} {handed}", $"visits {counted} of {Math.Min(3, visits.Count)}", $"carers {handed} of {carers.Count}", $"days {said} of {Math.Min(3, days.Count)}", $"change {change} of {lengths.Count}"];
                        features.UnionWith(way);
                        features.Add(stated.Contains(weekly) ? "stated" : stated.Count > 0 ? "others stated" : "none stated");
                        AddWords(text, first, last, change, features);
                    }
                }
            }
        }

        foreach (var (weekly, features) in sums)
        {
            if (read is not null)
            {
                features.Add(read.HoursPerWeekDelta is not { } rule ? "rule no delta" : Math.Abs(rule) == weekly ? "rule delta" : "rule other delta");
            }

            features.UnionWith(features.Where(feature => feature.StartsWith("way ", StringComparison.Ordinal) || feature.StartsWith("rule ", StringComparison.Ordinal)).Select(feature => draft.Intents.Intent + " " + feature).ToList());
        }

        return [.. sums.Select(one => new VisitSum(one.Key, one.Value))];
    }

    // What holds of every sum of the message.
    private static HashSet<string> Shared(Draft draft, int lengths, int days, int visits, int carers) =>
        new(StringComparer.Ordinal) { "always", draft.Intents.Intent.ToString(), "lengths " + lengths, "days said " + days, "visits said " + visits, "carers said " + carers };

    private static void AddWords(ReadText text, int first, int last, string change, HashSet<string> features)
    {
        for (var at = Math.Max(0, first - Around); at <= Math.Min(text.Tokens.Count - 1, last + Around); at++)
        {
            features.Add("near " + WordFeatures.Word(text.Tokens[at]));
            features.Add($"{change} near {WordFeatures.Word(text.Tokens[at])}");
        }

        features.Add($"{change} b1 {(first > 0 ? WordFeatures.Word(text.Tokens[first - 1]) : "^")}");
        features.Add($"{change} a1 {(last + 1 < text.Tokens.Count ? WordFeatures.Word(text.Tokens[last + 1]) : "^")}");
    }

    // Lengths of visits, with a unit or, beside one that has it, without: "the 30 minute visit should be 60".
    private static List<(int At, decimal Hours, decimal? After, bool Bare)> Lengths(ReadText text)
    {
        var lengths = new List<(int, decimal, decimal?, bool)>();
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            var token = text.Tokens[at];
            if (token.Value is StatedHours { Plain: > 0 and <= LongestVisit } hours && (hours.OfVisits || hours.After is not null || hours.Assumed))
            {
                lengths.Add((at, hours.Plain, hours.After, false));
            }
            else if (token is { Kind: TokenKind.Number } && UsualMinutes.Contains(token.Number) && (at + 1 >= text.Tokens.Count || text.Tokens[at + 1].Kind is TokenKind.Word or TokenKind.Break))
            {
                lengths.Add((at, token.Number / 60, null, true));
            }
            else if (token is { Kind: TokenKind.Word, Text: [.. var minutes, 's'] } && decimal.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var each) && UsualMinutes.Contains(each))
            {
                // "Two more 45s a week"
                lengths.Add((at, each / 60, null, false));
            }
        }

        return lengths.TrueForAll(one => one.Item4) ? [] : lengths;
    }

    // One length added or taken away, or the difference of two.
    private static IEnumerable<(string Change, decimal Hours, int First, int Last)> Changes(List<(int At, decimal Hours, decimal? After, bool Bare)> lengths)
    {
        for (var one = 0; one < lengths.Count; one++)
        {
            var (at, hours, after, bare) = lengths[one];
            if (after is { } then)
            {
                yield return (then > hours ? "within up" : "within down", Math.Abs(then - hours), at, at);
            }

            if (!bare)
            {
                yield return ("single", hours, at, at);
            }

            for (var other = one + 1; other < lengths.Count; other++)
            {
                var later = lengths[other];
                if (later.Hours != hours && !(bare && later.Bare))
                {
                    yield return ((later.Hours > hours ? "pair up" : "pair down") + (bare || later.Bare ? " bare" : ""), Math.Abs(later.Hours - hours), at, later.At);
                }
            }
        }
    }

    // Of each value the mention that stands nearest to a length, and where: none is nearer, or in its sentence, or elsewhere.
    private static List<(decimal Value, string Said, string Where)> Nearest(ReadText text, List<(decimal Value, string Said, int At)> mentions, int first, int last)
    {
        var (begin, end) = text.Sentence(first);
        var nearest = mentions.Min(one => Distance(one.At));
        return
        [
            .. mentions.GroupBy(one => one.Value).Select(same => same.MinBy(one => Distance(one.At)))
                .Select(one => (one.Value, one.Said, $"{(Distance(one.At) == nearest ? "nearest" : "farther")} {(one.At >= begin && one.At <= end ? "same" : "elsewhere")}")),
        ];

        int Distance(int at) => at < 0 ? int.MaxValue : at < first ? first - at : Math.Max(0, at - last);
    }

    // On how many days a week, by every mention of days.
    private static List<(decimal Value, string Said, int At)> Days(ReadText text)
    {
        var days = new List<(decimal, string, int)>();
        for (var at = 0; at < text.Tokens.Count;)
        {
            var token = text.Tokens[at];
            if (token.Value is StatedHours hours)
            {
                if (hours.Days is { } own)
                {
                    days.Add((own, "own", at));
                }

                at++;
            }
            else if (Named(text.Tokens, at) is { Count: > 0 } named)
            {
                days.Add((named.Count, "named", at));
                at = named.Next;
            }
            else if (HoursExpression.DaysAt(text.Tokens, at) is { } found)
            {
                days.Add((found.Days, "said", at));
                at = found.Next;
            }
            else
            {
                at++;
            }
        }

        return days;
    }

    // "A Sunday lunch visit", "the Tuesday and Thursday visits"
    private static (int Count, int Next) Named(List<Token> tokens, int at)
    {
        var (count, next) = (0, at);
        while (next < tokens.Count && (IsWeekday(tokens[next]) || (count > 0 && tokens[next].Is("and") && next + 1 < tokens.Count && IsWeekday(tokens[next + 1]))))
        {
            count += tokens[next].Is("and") ? 0 : 1;
            next++;
        }

        return (count, next);

        static bool IsWeekday(Token token) => token.Kind is TokenKind.Word or TokenKind.Date && DayNames.Weekday(token with { Kind = TokenKind.Word }) > 0;
    }

    // How many visits a day change.
    private static List<(decimal Value, string Said, int At)> Visits(ReadText text)
    {
        var visits = new List<(decimal, string, int)> { (1, "one", -1) };
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            var token = text.Tokens[at];
            if (token.Value is StatedHours { Visits: { } own } && own is > 1 and <= 6)
            {
                visits.Add((own, "own", at));
            }
            else if (token.Is("both"))
            {
                visits.Add((2, "both", at));
            }
            else if (token.Kind is TokenKind.Number or TokenKind.Word && Numbers.TryRead(text.Tokens, at, out var number, out var next) && number is > 1 and <= 6 && number % 1 == 0
                && Enumerable.Range(next, Math.Min(3, text.Tokens.Count - next)).Any(place => text.Tokens[place].Text is "calls" or "visits" or "call" or "times" or "slots"))
            {
                visits.Add((number, "counted", at));
            }
            else if (Meals.Contains(token.Text) && at + 2 < text.Tokens.Count && text.Tokens[at + 1].Text is "and" or "&" or "+" && Enumerable.Range(at + 2, Math.Min(3, text.Tokens.Count - at - 2)).Any(place => Meals.Contains(text.Tokens[place].Text)))
            {
                visits.Add((2, "meals", at));
            }
        }

        return visits;
    }

    // How many carers come, or change.
    private static List<(decimal Hands, string Handed)> Carers(ReadText text)
    {
        var two = Enumerable.Range(0, text.Tokens.Count).Any(at => Double.Contains(text.Tokens[at].Text)
            && Enumerable.Range(at + 1, Math.Min(2, text.Tokens.Count - at - 1)).Any(next => text.Tokens[next].Text is "carers" or "handed" or "up" or "ups" or "staff" or "carer" or "workers"));
        return two ? [(1, "single"), (2, "double")] : [(1, "alone")];
    }
}

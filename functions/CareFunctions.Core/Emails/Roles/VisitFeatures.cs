using System.Globalization;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of each step of a way to a sum of visits. Steps are told once and shared by all ways that go over them.</summary>
internal sealed class VisitFeatures
{
    private const int Around = 7;
    private const int Beside = 2;
    private const int MostBetween = 8;
    private const int MostVisitsSaid = 8;

    // "Each of her four calls", "both", "daily": wherever they stand, they say whether a change is counted once.
    private static readonly HashSet<string> Counting = new(StringComparer.Ordinal) { "each", "apiece", "both", "all", "every", "only", "daily", "weekly", "week", "nightly", "per" };

    private readonly ReadText text;
    private readonly EmailIntent intent;
    private readonly EmailFields? read;
    private readonly HashSet<decimal> stated;
    private readonly List<string> counting;
    private readonly List<string> shared;
    private readonly Dictionary<object, IReadOnlyList<string>> told = [];

    public VisitFeatures(Draft draft, List<VisitLengths.Length> lengths, List<VisitTimes.Times> days, EmailFields? read)
    {
        (text, intent, this.read, Days) = (draft.Body, draft.Intents.Intent, read, days);
        Visits = [.. VisitTimes.VisitsOfADay(text).Take(MostVisitsSaid)];
        Carers = VisitTimes.Carers(text);
        stated = [.. text.Tokens.Select(token => token.Value).OfType<StatedHours>().Where(hours => hours is { OfVisits: false, Weekly: not null }).Select(hours => hours.Weekly!.Value)];
        counting = [.. text.Tokens.Select(token => token.Text).Where(Counting.Contains).Distinct()];
        shared = ["always", intent.ToString(), "lengths " + lengths.Count, "days said " + (days[0].At < 0 ? 0 : Math.Min(3, days.Count)), "visits said " + Math.Min(3, Visits.Count), "carers said " + Carers.Count];
        LengthsSaid = lengths.Count;
    }

    /// <summary>On how many days a week, by every mention.</summary>
    public IReadOnlyList<VisitTimes.Times> Days { get; }

    /// <summary>How many visits a day, by every mention.</summary>
    public IReadOnlyList<VisitTimes.Times> Visits { get; }

    /// <summary>How many carers, by every mention.</summary>
    public IReadOnlyList<VisitTimes.Times> Carers { get; }

    private int LengthsSaid { get; }

    /// <summary>What speaks for it that no way is meant.</summary>
    public IReadOnlyList<string> None(int ways) =>
    [
        .. shared.Select(one => "none " + one), $"none {(stated.Count > 0 ? "others" : "none")} stated", "none of " + Math.Min(7, (int)Math.Log2(1 + ways)),
        .. read is null ? [] : new[] { $"none rules {read.HoursPerWeekDelta is not null} {read.HoursPerWeekTo is not null} {intent}" },
    ];

    /// <summary>What changes.</summary>
    public IReadOnlyList<string> Change(VisitLengths.Change change) => Once(change, () =>
    [
        .. shared, "change " + change.Way, $"{intent} {change.Way}", $"change {change.Way} of {LengthsSaid}", string.Create(CultureInfo.InvariantCulture, $"{change.Way} by {change.Hours:0.##}"),
        .. Words(change.First, change.Last, change.Way), .. Between(change.First, change.Last, change.Way),
    ]);

    /// <summary>Days, visits or carers where they stand to a change.</summary>
    public IReadOnlyList<string> Near(VisitTimes.Times one, int first, int last) => Once((one, first, last), () =>
    {
        var among = one.Of switch { VisitTimes.What.Days => Days, VisitTimes.What.Visits => Visits, _ => Carers };
        var name = $"{one.Of} {one.Said}";
        var value = string.Create(CultureInfo.InvariantCulture, $"{one.Of} {one.Value:0.#}");
        if (one.At < 0)
        {
            return [name, value, $"{name} of {Math.Min(3, among.Count)}"];
        }

        var distance = Distance(one.At, first, last);
        var (sentence, clause) = (text.Sentence(first), text.Clause(first));
        var where = one.At >= clause.First && one.At <= clause.Last ? "clause" : one.At >= sentence.First && one.At <= sentence.Last ? "sentence" : one.At < first ? "earlier" : "later";
        var place = among.Count(other => other.At >= 0 && Distance(other.At, first, last) < distance);
        return
        [
            name, value, $"{name} of {Math.Min(3, among.Count)}", $"{name} {where}", $"{one.Of} {where}", $"{one.Of} {(one.At < first ? "before" : "after")} {where}", $"{one.Of} nearer {Math.Min(2, place)}", $"{name} nearer {Math.Min(2, place)} {where}",
            $"{one.Of} away {Math.Min(5, (int)Math.Log2(1 + distance))}", .. BesideOf(one.At, one.Of.ToString()),
        ];
    });

    /// <summary>Days, visits and carers together.</summary>
    public IReadOnlyList<string> Across(string way, VisitTimes.Times often, VisitTimes.Times times, VisitTimes.Times hands) => Once((way, often, times, hands), () =>
    {
        var (many, days) = (times.Value > 1 ? "many" : "one", string.Create(CultureInfo.InvariantCulture, $"d{often.Value:0.#}"));
        return
        [
            $"way {way} {times.Said} {hands.Said}", $"{intent} way {way} {times.Said} {hands.Said}", $"{days} {many} {hands.Said}", $"{often.Said} {times.Said}",
            .. counting.Select(word => $"{many} with {word}"), .. counting.Select(word => $"{days} with {word}"), .. counting.Select(word => $"{often.Said} with {word}"),
        ];
    });

    /// <summary>What speaks for it that the whole package is told.</summary>
    public IReadOnlyList<string> Whole(int first, int last, string way, string counted) => Once(("whole", first, last, way, counted), () =>
        ["whole", $"whole {way}", $"whole {counted}", $"whole {way} {counted}", $"whole {intent}", .. Near(first, last).Select(word => "whole near " + word), .. counting.Select(word => "whole with " + word)]);

    /// <summary>Two numbers of visits.</summary>
    public IReadOnlyList<string> Counted(VisitTimes.Times one, VisitTimes.Times other, int of, string way) => Once((one, other, way), () =>
        [.. shared, "counts", way, $"{intent} {way}", $"counts of {Math.Min(4, of)}", $"counts {one.Said} {other.Said}", $"counts lengths {LengthsSaid}", $"counts away {Math.Min(5, (int)Math.Log2(1 + other.At - one.At))}", .. Words(one.At, other.At, way), .. Between(one.At, other.At, way)]);

    /// <summary>All lengths of a text.</summary>
    public IReadOnlyList<string> Listed(string way, List<VisitLengths.Length> lengths) => Once(way, () =>
        [.. shared, way, $"{intent} {way}", $"{way} of {lengths.Count}", .. Words(lengths[0].At, lengths[^1].At, way), .. counting.Select(word => $"{way} with {word}")]);

    /// <summary>Several changes together.</summary>
    public IReadOnlyList<string> Added(VisitLengths.Change[] added, bool sameDays)
    {
        var days = sameDays ? "same days" : "own days";
        var ways = string.Join(" + ", added.Select(one => one.Way));
        return Once((added[0], added[^1], added.Length, sameDays), () =>
            [.. shared, "added " + added.Length, "added " + days, $"added {added.Length} {days}", "way " + ways, $"way {ways} {days}", $"{intent} way {ways}", .. Words(added[0].First, added[^1].Last, "added"), .. Between(added[0].Last, added[1].First, "added")]);
    }

    /// <summary>What a sum is among the hours that are stated.</summary>
    public IReadOnlyList<string> Value(VisitSum sum) => Once(sum, () =>
    {
        var features = new List<string> { stated.Contains(sum.Weekly) ? "stated" : stated.Count > 0 ? "others stated" : "none stated" };
        if (sum.Whole is var (less, more))
        {
            features.Add($"whole stated {stated.Contains(less)} {stated.Contains(more)} of {Math.Min(2, stated.Count)}");
        }
        else if (stated.Any(one => stated.Contains(one + sum.Weekly)))
        {
            features.Add("stated as a difference");
        }

        if (read is not null)
        {
            var rule = read.HoursPerWeekDelta is not { } delta ? "rule no delta" : Math.Abs(delta) == sum.Weekly ? "rule delta" : "rule other delta";
            features.AddRange([rule, $"{intent} {rule}", $"{rule} {sum.Whole is not null}"]);
        }

        return features;
    });

    private IReadOnlyList<string> Once(object key, Func<IReadOnlyList<string>> tell) => told.TryGetValue(key, out var known) ? known : told[key] = tell();

    private IEnumerable<string> Words(int first, int last, string way)
    {
        var near = Near(first, last);
        return [.. near.Select(word => "near " + word), .. near.Select(word => $"{way} near {word}"), $"{way} b1 {Word(first - 1)}", $"{way} a1 {Word(last + 1)}", $"{way} b2 {Word(first - 2)} {Word(first - 1)}", $"{way} a2 {Word(last + 1)} {Word(last + 2)}"];
    }

    private List<string> Near(int first, int last)
    {
        var (begin, end) = (Math.Max(0, first - Around), Math.Min(text.Tokens.Count - 1, last + Around));
        return [.. text.Tokens.Skip(begin).Take(end - begin + 1).Select(WordFeatures.Word).Distinct()];
    }

    // What stands between two lengths, or two counts: "30, it should be 45"
    private IEnumerable<string> Between(int first, int last, string way)
    {
        if (last - first is <= 1 or > MostBetween)
        {
            return [];
        }

        var words = text.Tokens.Skip(first + 1).Take(last - first - 1).Select(WordFeatures.Word).ToList();
        return [$"{way} between {string.Join(' ', words)}", .. words.Distinct().Select(word => $"{way} between {word}")];
    }

    private IEnumerable<string> BesideOf(int at, string of) => Enumerable.Range(1, Beside).SelectMany(step => new[] { $"{of} b{step} {Word(at - step)}", $"{of} a{step} {Word(at + step)}" });

    private string Word(int at) => at < 0 || at >= text.Tokens.Count ? "^" : WordFeatures.Word(text.Tokens[at]);

    private static int Distance(int at, int first, int last) => at < first ? first - at : Math.Max(0, at - last);
}

using System.Globalization;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of each step of a reading of visits. Steps are told once and shared by all readings that go over them.</summary>
internal sealed class VisitFeatures
{
    private const int Around = 7;
    private const int Wide = 12;
    private const int Beside = 2;
    private const int MostBetween = 10;
    private const int MostVisitsSaid = 6;

    private const decimal QuarterHour = 0.25m;
    private const decimal UsualStep = QuarterHour * 7;

    // "Each of her four calls", "both", "daily": wherever they stand, they say whether a change is counted once.
    private static readonly HashSet<string> Counting = new(StringComparer.Ordinal) { "each", "apiece", "both", "all", "every", "only", "daily", "weekly", "week", "nightly", "per" };

    private readonly ReadText text;
    private readonly EmailIntent intent;
    private readonly EmailFields? read;
    private readonly List<VisitLengths.Length> lengths;
    private readonly HashSet<decimal> stated;
    private readonly List<string> counting;
    private readonly List<string> shared;
    private readonly Dictionary<object, IReadOnlyList<string>> told = [];

    public VisitFeatures(Draft draft, List<VisitLengths.Length> lengths, List<VisitTimes.Times> days, EmailFields? read)
    {
        (text, intent, this.read, this.lengths, Days) = (draft.Body, draft.Intents.Intent, read, lengths, days);
        Visits = [.. VisitTimes.VisitsOfADay(text).Take(MostVisitsSaid)];
        Carers = VisitTimes.Carers(text);
        var counts = VisitTimes.Counts(text);
        Counts = [.. from first in counts from last in counts where first.At < last.At && first.Value != last.Value select (first, last)];
        stated = [.. text.Tokens.Select(token => token.Value).OfType<StatedHours>().Where(hours => hours is { OfVisits: false, Weekly: not null }).Select(hours => hours.Weekly!.Value)];
        counting = [.. text.Tokens.Select(token => token.Text).Where(Counting.Contains).Distinct()];
        var said = days.Count(day => day.At >= 0);
        shared = ["always", intent.ToString(), "lengths " + lengths.Count, "days said " + Math.Min(3, said), "visits said " + Math.Min(3, Visits.Count), "carers said " + Carers.Count, "stated " + Math.Min(3, stated.Count), "counts " + Math.Min(2, Counts.Count)];
    }

    /// <summary>On how many days a week, by every mention.</summary>
    public IReadOnlyList<VisitTimes.Times> Days { get; }

    /// <summary>How many visits a day, by every mention.</summary>
    public IReadOnlyList<VisitTimes.Times> Visits { get; }

    /// <summary>How many carers, by every mention.</summary>
    public IReadOnlyList<VisitTimes.Times> Carers { get; }

    /// <summary>Two numbers of visits, one after the other.</summary>
    public IReadOnlyList<(VisitTimes.Times First, VisitTimes.Times Last)> Counts { get; }

    /// <summary>What speaks for it that no visits are meant.</summary>
    public IReadOnlyList<string> None() => Telling("none");

    /// <summary>What speaks for it that this is what the visits tell.</summary>
    public IReadOnlyList<string> Telling(VisitTelling telling) => Once(telling, () => Telling(telling.ToString()));

    /// <summary>How days, visits and carers are chosen.</summary>
    public IReadOnlyList<string> Way(VisitCounting way) => Once(way, () =>
    {
        var names = new[] { "days by " + way.DaysBy, "visits by " + way.VisitsBy, $"{way.Carers.Value} carers", $"days by {way.DaysBy} {lengths.Count}", $"visits by {way.VisitsBy} {lengths.Count}" };
        return [.. names, .. names.Take(3).Select(name => $"{intent} {name}"), .. names.Take(3).SelectMany(name => counting.Select(word => $"{name} with {word}"))];
    });

    /// <summary>What a length is taken for.</summary>
    public IReadOnlyList<string> Part(VisitPart part, int at) => Once((part, at), () =>
    {
        var length = lengths[at];
        var minutes = length.Hours * 60;
        var larger = lengths.Exists(other => other.Hours < length.Hours);
        var smaller = lengths.Exists(other => other.Hours > length.Hours);
        string[] shape =
        [
            part.ToString(), string.Create(CultureInfo.InvariantCulture, $"{part} {minutes:0} min"), $"{part} bare {length.Bare} later {length.Later}", $"{part} {(lengths.Count == 1 ? "only" : at == 0 ? "first" : at == lengths.Count - 1 ? "last" : "middle")}",
            $"{part} of {Math.Min(5, lengths.Count)}", $"{part} larger {larger} smaller {smaller}", $"{part} said before {lengths.Take(at).Any(other => other.Hours == length.Hours)} again {lengths.Skip(at + 1).Any(other => other.Hours == length.Hours)}",
            $"{part} of a week {length.Hours > 1}",
        ];
        return [.. shape, .. shape.Select(one => $"{intent} {one}"), .. Words(length.At, part.ToString())];
    });

    /// <summary>What a length is taken for where the visits tell this.</summary>
    public IReadOnlyList<string> PartOf(VisitTelling telling, VisitPart part) => Once((telling, part), () => [$"{telling} {part}", $"{telling} {part} of {Math.Min(5, lengths.Count)}", $"{intent} {telling} {part}"]);

    /// <summary>What a length is taken for beside the one before it; null is the beginning, or the end.</summary>
    public IReadOnlyList<string> Link(VisitTelling telling, VisitPart? before, VisitPart? part, int at) => Once((telling, before, part, at), () =>
    {
        var pair = $"{before?.ToString() ?? "^"} {part?.ToString() ?? "$"}";
        if (at == 0 || at == lengths.Count)
        {
            return [pair, $"{telling} {pair}", $"{intent} {pair}"];
        }

        var (first, last) = (lengths[at - 1], lengths[at]);
        var way = first.Hours < last.Hours ? "up" : first.Hours > last.Hours ? "down" : "same";
        var between = text.Tokens.Skip(first.At + 1).Take(last.At - first.At - 1).ToList();
        var distance = last.Later ? "within" : between.Count > MostBetween ? "far" : "near";
        var words = between.Count > MostBetween ? [] : between.Select(WordFeatures.Word).ToList();
        var meal = between.Exists(VisitTimes.IsMeal);
        var over = between.Exists(token => token.Kind == TokenKind.Break);
        return
        [
            pair, $"{telling} {pair}", $"{intent} {pair}", $"{pair} {way}", $"{intent} {pair} {way}", $"{pair} {distance}", $"{pair} {way} {distance}", $"{pair} meal {meal} over {over}", $"{pair} {way} meal {meal} over {over}", $"{pair} bare {first.Bare} {last.Bare}",
            $"{pair} away {Math.Min(5, (int)Math.Log2(1 + between.Count))}", .. words.Count is 0 or > 5 ? [] : new[] { $"{pair} between {string.Join(' ', words)}" }, .. words.Distinct().Select(word => $"{pair} between {word}"), .. words.Distinct().Select(word => $"{pair} {way} between {word}"),
        ];
    });

    /// <summary>Days, visits or carers where they stand to a length.</summary>
    public IReadOnlyList<string> Near(VisitTimes.Times one, int at) => Once((one, at), () =>
    {
        var among = one.Of switch { VisitTimes.What.Days => Days, VisitTimes.What.Visits => Visits, _ => Carers };
        var name = $"{one.Of} {one.Said}";
        var value = string.Create(CultureInfo.InvariantCulture, $"{one.Of} {one.Value:0.#}");
        var many = Math.Min(3, among.Count);
        if (one.At < 0)
        {
            return [name, value, $"{name} of {many}", $"{name} {intent}", .. counting.Select(word => $"{name} with {word}")];
        }

        var distance = Math.Abs(one.At - at);
        var (sentence, clause) = (text.Sentence(at), text.Clause(at));
        var where = one.At == at ? "own" : one.At >= clause.First && one.At <= clause.Last ? "clause" : one.At >= sentence.First && one.At <= sentence.Last ? "sentence" : one.At < at ? "earlier" : "later";
        var place = among.Count(other => other.At >= 0 && Math.Abs(other.At - at) < distance);
        return
        [
            name, value, $"{name} of {many}", $"{name} {where}", $"{one.Of} {where}", $"{value} {where}", $"{one.Of} {(one.At < at ? "before" : "after")} {where}", $"{one.Of} nearer {Math.Min(2, place)}", $"{name} nearer {Math.Min(2, place)} {where}",
            $"{one.Of} away {Math.Min(5, (int)Math.Log2(1 + distance))}", .. BesideOf(one.At, one.Of.ToString()), .. counting.Select(word => $"{value} with {word}"),
        ];
    });

    /// <summary>Two numbers of visits of a length.</summary>
    public IReadOnlyList<string> Counted(VisitPart part, VisitTimes.Times one, VisitTimes.Times other, int at) => Once((part, one, other, at), () =>
    {
        var between = text.Tokens.Skip(one.At + 1).Take(other.At - one.At - 1).ToList();
        var words = between.Count > MostBetween ? [] : between.Select(WordFeatures.Word).Distinct().ToList();
        var way = one.Value < other.Value ? "up" : "down";
        return
        [
            $"{part} {way}", $"{intent} {part} {way}", $"{part} said {one.Said} {other.Said}", $"{part} {way} of {Math.Min(4, Counts.Count)}", $"{part} by {Math.Abs(one.Value - other.Value):0}", $"{part} away {Math.Min(5, (int)Math.Log2(1 + other.At - one.At))}",
            $"{part} length away {Math.Min(5, (int)Math.Log2(1 + Math.Min(Math.Abs(at - one.At), Math.Abs(at - other.At))))}", .. words.Select(word => $"{part} count between {word}"), .. words.Select(word => $"{part} {way} count between {word}"),
            $"{part} count b1 {Word(one.At - 1)}", $"{part} count b2 {Word(one.At - 2)} {Word(one.At - 1)}", $"{part} count a1 {Word(one.At + 1)}", $"{part} other b1 {Word(other.At - 1)}", $"{part} other a1 {Word(other.At + 1)}",
        ];
    });

    /// <summary>What a sum is among the hours that are stated.</summary>
    public IReadOnlyList<string> Value(VisitTelling telling, VisitSum sum) => Once(sum, () =>
    {
        var features = new List<string>();
        var others = Math.Min(2, stated.Count);
        if (sum.Delta is { } delta)
        {
            var size = Math.Abs(delta);
            features.Add($"{telling} {(stated.Contains(size) ? "stated" : "not stated")} of {others}");
            features.Add(size % QuarterHour == 0 ? string.Create(CultureInfo.InvariantCulture, $"{telling} by {size / QuarterHour:0} quarters") : $"{telling} by another part of an hour");
            if (stated.Any(one => stated.Contains(one + size)))
            {
                features.Add("stated as a difference");
            }
        }
        else
        {
            features.Add($"{telling} of whole visits {(sum.From ?? 0) % UsualStep == 0} {(sum.To ?? 0) % UsualStep == 0}");
            features.Add($"{telling} stated {sum.From is { } before && stated.Contains(before)} {sum.To is { } after && stated.Contains(after)} of {others}");
        }

        if (read is not null)
        {
            features.Add($"{telling} rules {Rule(sum.From, read.HoursPerWeekFrom)} {Rule(sum.To, read.HoursPerWeekTo)} {Rule(sum.Delta, read.HoursPerWeekDelta)}");
        }

        return features;
    });

    private static string Rule(decimal? sum, decimal? rules) => rules is null ? "none" : sum == rules ? "same" : sum is null ? "theirs" : "other";

    private IReadOnlyList<string> Telling(string telling)
    {
        var near = lengths.SelectMany(length => Near(length.At, Wide)).Distinct();
        return
        [
            .. shared.Select(one => $"{telling} {one}"), .. shared.Skip(2).Select(one => $"{intent} {telling} {one}"), .. near.Select(word => $"{telling} near {word}"), .. counting.Select(word => $"{telling} with {word}"),
            .. read is null ? [] : new[] { $"{telling} rules {read.HoursPerWeekDelta is not null} {read.HoursPerWeekTo is not null} {read.HoursPerWeekFrom is not null}" },
        ];
    }

    private IReadOnlyList<string> Once(object key, Func<IReadOnlyList<string>> tell) => told.TryGetValue(key, out var known) ? known : told[key] = tell();

    private IEnumerable<string> Words(int at, string part)
    {
        var (begin, end) = (Math.Max(0, at - Around), Math.Min(text.Tokens.Count - 1, at + Around));
        var (first, last) = text.Clause(at);
        for (var place = begin; place <= end; place++)
        {
            if (place != at)
            {
                yield return $"{part} {(place < at ? "<" : ">")} {Word(place)}";
                if (place >= first && place <= last)
                {
                    yield return $"{part} clause {Word(place)}";
                }
            }
        }

        yield return $"{part} b1 {Word(at - 1)}";
        yield return $"{part} a1 {Word(at + 1)}";
        yield return $"{part} b2 {Word(at - 2)} {Word(at - 1)}";
        yield return $"{part} a2 {Word(at + 1)} {Word(at + 2)}";
        yield return $"{part} b3 {Word(at - 3)} {Word(at - 2)} {Word(at - 1)}";
    }

    private IEnumerable<string> Near(int at, int around)
    {
        var (begin, end) = (Math.Max(0, at - around), Math.Min(text.Tokens.Count - 1, at + around));
        return text.Tokens.Skip(begin).Take(end - begin + 1).Select(WordFeatures.Word);
    }

    private IEnumerable<string> BesideOf(int at, string of) => Enumerable.Range(1, Beside).SelectMany(step => new[] { $"{of} b{step} {Word(at - step)}", $"{of} a{step} {Word(at + step)}" });

    private string Word(int at) => at < 0 || at >= text.Tokens.Count ? "^" : WordFeatures.Word(text.Tokens[at]);
}

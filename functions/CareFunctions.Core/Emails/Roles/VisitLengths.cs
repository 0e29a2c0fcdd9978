using System.Globalization;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>The lengths of visits that a text speaks of, and what one of them or the difference of two changes.</summary>
internal static class VisitLengths
{
    private const decimal LongestVisit = 8;
    private const decimal LongestBare = 8;
    private const int MinutesOfAnHour = 60;

    /// <summary>What a visit usually lasts, in minutes.</summary>
    public static readonly IReadOnlySet<decimal> UsualMinutes = new HashSet<decimal> { 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 75, 90 };

    // Before a number without a unit that may be hours: "the sit is three hours, he'd like five"
    private static readonly HashSet<string> Stating = new(StringComparer.Ordinal) { "to", "be", "of", "from", "than", "is", "was", "not", "like", "only", "at", "it", "become", "becomes", "for" };

    /// <summary>A length where it stands.</summary>
    /// <param name="At">Its place.</param>
    /// <param name="Hours">How long, in hours.</param>
    /// <param name="After">How long after the change, where both are said together.</param>
    /// <param name="Bare">Whether no unit is said.</param>
    internal sealed record Length(int At, decimal Hours, decimal? After, bool Bare);

    /// <summary>What a visit gets longer or shorter by.</summary>
    /// <param name="Way">How that is said.</param>
    /// <param name="Hours">By how much.</param>
    /// <param name="First">The place of the first length.</param>
    /// <param name="Last">The place of the last length.</param>
    /// <param name="Whole">The two lengths, the shorter first, where there are two.</param>
    internal sealed record Change(string Way, decimal Hours, int First, int Last, (decimal Less, decimal More)? Whole);

    /// <summary>The lengths that a text states, those without a unit as well: "the 30 minute visit should be 60", "lunch 30 to 45".</summary>
    public static List<Length> Of(ReadText text)
    {
        var lengths = new List<Length>();
        var tokens = text.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (token.Value is StatedHours { Plain: > 0 and <= LongestVisit } hours && (hours.OfVisits || hours.Assumed || hours.Weekly is null || hours.After is not null))
            {
                lengths.Add(new Length(at, hours.Plain, hours.After, Bare: false));
            }
            else if (token is { Kind: TokenKind.Word, Value: null } && Numbers.TryRead(tokens, at, out var spelt, out var after) && UsualMinutes.Contains(spelt) && (after >= tokens.Count || tokens[after].Kind is not TokenKind.Number))
            {
                // "Lunch to be forty five. It's thirty."
                lengths.Add(new Length(at, spelt / MinutesOfAnHour, null, Bare: true));
                at = after - 1;
            }
            else if (token is { Kind: TokenKind.Number, Value: null } && UsualMinutes.Contains(token.Number) && (at + 1 >= tokens.Count || tokens[at + 1].Kind is not TokenKind.Number))
            {
                lengths.Add(new Length(at, token.Number / MinutesOfAnHour, null, Bare: true));
            }
            else if (token is { Kind: TokenKind.Word, Text: [.. var minutes, 's'] } && decimal.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var each) && UsualMinutes.Contains(each))
            {
                // "Two more 45s a week"
                lengths.Add(new Length(at, each / MinutesOfAnHour, null, Bare: false));
            }
            else if (at > 0 && Stating.Contains(tokens[at - 1].Text) && token.Kind is TokenKind.Number or TokenKind.Word && Numbers.TryRead(tokens, at, out var bare, out _) && bare is >= 1 and <= LongestBare)
            {
                lengths.Add(new Length(at, bare, null, Bare: true));
            }
        }

        return lengths;
    }

    /// <summary>What the lengths may change: one is added or taken away, or two differ.</summary>
    public static IEnumerable<Change> Changes(List<Length> lengths)
    {
        for (var one = 0; one < lengths.Count; one++)
        {
            var (at, hours, after, bare) = lengths[one];
            if (after is { } then)
            {
                yield return new Change(then > hours ? "within up" : "within down", Math.Abs(then - hours), at, at, (Math.Min(then, hours), Math.Max(then, hours)));
            }

            if (!bare || hours < 1)
            {
                yield return new Change(bare ? "single bare" : "single", hours, at, at, null);
            }

            for (var other = one + 1; other < lengths.Count; other++)
            {
                var later = lengths[other];
                if (later.Hours != hours && (!(bare && later.Bare) || (hours <= 2 && later.Hours <= 2)))
                {
                    yield return new Change((later.Hours > hours ? "pair up" : "pair down") + (bare && later.Bare ? " both bare" : bare || later.Bare ? " bare" : "") + (other > one + 1 ? " apart" : ""), Math.Abs(later.Hours - hours), at, later.At, (Math.Min(later.Hours, hours), Math.Max(later.Hours, hours)));
                }
            }
        }
    }
}

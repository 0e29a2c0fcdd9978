using System.Globalization;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>The lengths of visits that a text speaks of.</summary>
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
    /// <param name="Bare">Whether no unit is said.</param>
    /// <param name="Later">Whether it is the second of two that one place says: "30-45 minutes".</param>
    internal sealed record Length(int At, decimal Hours, bool Bare, bool Later = false);

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
                lengths.Add(new Length(at, hours.Plain, Bare: false));
                if (hours.After is { } then)
                {
                    lengths.Add(new Length(at, then, Bare: false, Later: true));
                }
            }
            else if (token.Text is "three" or "3" && tokens.IsAt(at + 1, "quarters"))
            {
                lengths.Add(new Length(at, 0.75m, Bare: false));
            }
            else if (token is { Kind: TokenKind.Word, Value: null } && Numbers.TryRead(tokens, at, out var spelt, out var after) && UsualMinutes.Contains(spelt) && (after >= tokens.Count || tokens[after].Kind is not TokenKind.Number))
            {
                // "Lunch to be forty five. It's thirty."
                lengths.Add(new Length(at, spelt / MinutesOfAnHour, Bare: true));
                at = after - 1;
            }
            else if (token is { Kind: TokenKind.Number, Value: null } && UsualMinutes.Contains(token.Number) && (at + 1 >= tokens.Count || tokens[at + 1].Kind is not TokenKind.Number))
            {
                lengths.Add(new Length(at, token.Number / MinutesOfAnHour, Bare: true));
            }
            else if (token is { Kind: TokenKind.Word, Text: [.. var minutes, 's'] } && decimal.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var each) && UsualMinutes.Contains(each))
            {
                // "Two more 45s a week"
                lengths.Add(new Length(at, each / MinutesOfAnHour, Bare: false));
            }
            else if (at > 0 && Stating.Contains(tokens[at - 1].Text) && token.Kind is TokenKind.Number or TokenKind.Word && Numbers.TryRead(tokens, at, out var bare, out _) && bare is >= 1 and <= LongestBare)
            {
                lengths.Add(new Length(at, bare, Bare: true));
            }
        }

        return lengths;
    }
}

using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Hours, or a number that might be hours, where they stand in a message.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">Their place there.</param>
/// <param name="Last">The place of their last token.</param>
/// <param name="Weekly">What they are a week.</param>
/// <param name="Hours">The hours; null of a bare number.</param>
internal sealed record HoursMention(ReadText Text, int At, int Last, decimal Weekly, StatedHours? Hours);

/// <summary>What is observed of all hours in a message, for the weights of their roles.</summary>
internal static class HoursRoles
{
    /// <summary>The roles.</summary>
    public static readonly IReadOnlyList<string> Names = ["none", "from", "to", "more", "less"];

    /// <summary>Whether a message of this kind states hours.</summary>
    public static bool Belong(EmailIntent intent) => intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest or EmailIntent.AmendmentConfirmation;

    private const decimal MostHours = 168;
    private const int MostBetween = 6;

    /// <summary>The hours of a message with their features.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static List<(HoursMention Mention, HashSet<string> Features)> Observed(Draft draft, EmailFields? read)
    {
        var mentions = new List<HoursMention>();
        foreach (var text in draft.Texts)
        {
            for (var at = 0; at < text.Tokens.Count; at++)
            {
                var token = text.Tokens[at];
                if (draft.PassedOver(text, at))
                {
                    continue;
                }

                if (token.Value is StatedHours { Weekly: { } weekly } hours)
                {
                    mentions.Add(new HoursMention(text, at, at, weekly, hours));
                }
                else if (token.Kind is TokenKind.Number or TokenKind.Word && Numbers.TryRead(text.Tokens, at, out var number, out var next) && number is > 0 and <= MostHours && number % 0.25m == 0
                    && (token.Kind == TokenKind.Number ? token.Text.Length <= 6 : number > 1))
                {
                    mentions.Add(new HoursMention(text, at, next - 1, number, null));
                    at = next - 1;
                }
            }
        }

        if (mentions.Count > RoleContext.MostValues)
        {
            return [];
        }

        var stated = mentions.Where(one => one.Hours is not null).ToList();
        return [.. mentions.Select((one, order) => (one, Features(draft, read, one, order, mentions, stated)))];
    }

    private static HashSet<string> Features(Draft draft, EmailFields? read, HoursMention one, int order, List<HoursMention> all, List<HoursMention> stated)
    {
        var features = new HashSet<string>(StringComparer.Ordinal) { "always" };
        RoleContext.Add(one.Text, one.At, one.Last, TokenKind.Hours, features);
        var unit = one.Hours is not { } hours ? "bare" : hours.InMinutes ? "minutes" : hours.PerDay ? "a day" : hours.Counted ? "counted" : hours.Assumed ? "assumed" : "weekly";
        var kinds = features.Where(feature => feature[1] is '1' or ' ' or 'l').ToList();
        var shape = new List<string> { "unit " + unit, "sign " + (one.Hours?.Sign ?? 0), "whole " + (one.Weekly % 1 == 0 ? one.Weekly > 24 ? "large" : one.Weekly < 4 ? "tiny" : "small" : "fraction") };
        shape.Add("rank " + Rank(one.Weekly, stated) + " " + unit);
        shape.Add("rank all " + Rank(one.Weekly, all));
        shape.Add("place " + (all.Count == 1 ? "only" : order == 0 ? "first" : order == all.Count - 1 ? "last" : "middle"));
        shape.Add("hours said " + Math.Min(3, stated.Count));
        shape.Add("bare said " + Math.Min(4, all.Count - stated.Count));
        shape.Add("said again " + (all.Count(other => other.Weekly == one.Weekly) > 1));
        if (all.Exists(first => first.Weekly != one.Weekly && all.Exists(sum => sum.Weekly == first.Weekly + one.Weekly)))
        {
            shape.Add("is a difference");
        }

        if (all.Exists(part => part.Weekly < one.Weekly && part.Weekly * 2 != one.Weekly && all.Exists(rest => rest.Weekly == one.Weekly - part.Weekly)))
        {
            shape.Add("is a sum");
        }

        foreach (var (side, earlier, later) in new[] { ("since", order > 0 ? all[order - 1] : null, one), ("until", one, order + 1 < all.Count ? all[order + 1] : null) })
        {
            if (earlier is not null && later is not null && earlier.Text == later.Text && later.At - earlier.Last <= MostBetween)
            {
                // "12 instead of 9"
                shape.Add($"{side} {(earlier.Weekly < later.Weekly ? "up" : "down")}");
                shape.Add($"{side} {string.Join(' ', one.Text.Tokens.Skip(earlier.Last + 1).Take(later.At - earlier.Last - 1).Select(WordFeatures.Word))}");
                shape.AddRange(one.Text.Tokens.Skip(earlier.Last + 1).Take(later.At - earlier.Last - 1).Select(token => $"{side} {WordFeatures.Word(token)} {(earlier.Weekly < later.Weekly ? "up" : "down")}"));
            }
        }

        if (one.Text == draft.Subject)
        {
            shape.Add("subject");
        }

        if (read is not null)
        {
            foreach (var (field, value) in new[] { ("from", read.HoursPerWeekFrom), ("to", read.HoursPerWeekTo), ("delta", read.HoursPerWeekDelta) })
            {
                shape.Add(value is not { } taken ? "rule no " + field : Math.Abs(taken) == one.Weekly ? "rule " + field : "rule other " + field);
            }
        }

        var asked = draft.Intents.Intent == EmailIntent.AmendmentConfirmation ? "done " : "asked ";
        features.UnionWith(shape);
        features.UnionWith(kinds.Select(kind => (one.Hours is null ? "bare " : "hours ") + kind));
        features.UnionWith(shape.Select(kind => asked + kind));
        features.UnionWith(shape.Select(kind => unit + " " + kind));
        return features;
    }

    private static string Rank(decimal weekly, List<HoursMention> among)
    {
        var (less, more) = (among.Exists(other => other.Weekly < weekly), among.Exists(other => other.Weekly > weekly));
        return less ? more ? "middle" : "most" : more ? "least" : "only";
    }
}

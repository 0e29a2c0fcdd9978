using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of all hours in a message, for the weights of their roles.</summary>
internal static class HoursRoles
{
    /// <summary>The roles.</summary>
    public static readonly IReadOnlyList<string> Names = ["none", "from", "to", "more", "less"];

    /// <summary>Whether a message of this kind states hours that change.</summary>
    public static bool Change(EmailIntent intent) => FieldReading.BelongingTo(intent).Contains("hours");

    /// <summary>Whether a message of this kind may state the hours of a package that is to be, or begins.</summary>
    public static bool OfAPackage(EmailIntent intent) => FieldReading.BelongingTo(intent).Contains("hoursPerWeekTo");

    private const decimal MostHours = 168;
    private const decimal HoursOfADay = 24;
    private const decimal FewHours = 4;
    private const int LongestNumber = 6;
    private const int MostBetween = 6;
    private const int MostFeatures = 400;

    /// <summary>The hours of a message with their features.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static List<(HoursMention Mention, HashSet<string> Features)> Observed(Draft draft, EmailFields? read)
    {
        var mentions = draft.Texts.SelectMany(text => Mentions(draft, text)).Take(RoleContext.MostValues + 1).ToList();
        if (mentions.Count > RoleContext.MostValues)
        {
            return [];
        }

        // "45 was too long, 30 will do": those are minutes where visits are spoken of.
        var ofVisits = VisitLengths.Of(draft.Body).Exists(one => !one.Bare);
        return [.. mentions.Select((one, order) => (one, Features(draft, read, order, mentions, ofVisits)))];
    }

    private static IEnumerable<HoursMention> Mentions(Draft draft, ReadText text)
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
                yield return new HoursMention(text, at, at, weekly, hours);
            }
            else if (token.Kind is TokenKind.Number or TokenKind.Word && Numbers.TryRead(text.Tokens, at, out var number, out var next) && number is > 0 and <= MostHours && number % 0.25m == 0
                && (token.Kind == TokenKind.Number ? token.Text.Length <= LongestNumber : number > 1))
            {
                yield return new HoursMention(text, at, next - 1, number, null);
                at = next - 1;
            }
        }
    }

    private static HashSet<string> Features(Draft draft, EmailFields? read, int order, List<HoursMention> all, bool ofVisits)
    {
        var one = all[order];
        var features = new HashSet<string>(MostFeatures, StringComparer.Ordinal) { "always" };
        RoleContext.Add(one.Text, one.At, one.Last, TokenKind.Hours, features);
        var unit = one.Hours is not { } hours ? "bare" : hours.InMinutes ? "minutes" : hours.PerDay ? "a day" : hours.Counted ? "counted" : hours.Assumed ? "assumed" : "weekly";
        features.UnionWith(features.Where(feature => feature[1] is '1' or ' ' or 'l').Select(feature => (one.Hours is null ? "bare " : "hours ") + feature).ToList());
        List<string> shape = [.. Shape(draft, order, all, unit, ofVisits), .. Between("since", order > 0 ? all[order - 1] : null, one), .. Between("until", one, order + 1 < all.Count ? all[order + 1] : null), .. read is null ? [] : ByRules(read, one)];
        var asked = draft.Intents.Intent == EmailIntent.AmendmentConfirmation ? "done " : OfAPackage(draft.Intents.Intent) ? "told " : "asked ";
        foreach (var feature in shape)
        {
            features.Add(feature);
            features.Add(asked + feature);
            features.Add(unit + " " + feature);
        }

        return features;
    }

    // How large they are, where they stand among the others, and whether they fit two of them.
    private static IEnumerable<string> Shape(Draft draft, int order, List<HoursMention> all, string unit, bool ofVisits)
    {
        var (weekly, stated) = (all[order].Weekly, all.Where(other => other.Hours is not null).ToList());
        yield return "unit " + unit;
        yield return "sign " + (all[order].Hours?.Sign ?? 0);
        yield return "whole " + (weekly % 1 != 0 ? "fraction" : weekly > HoursOfADay ? "large" : weekly < FewHours ? "tiny" : "small");
        yield return "rank " + Rank(weekly, stated) + " " + unit;
        yield return "rank all " + Rank(weekly, all);
        yield return $"minutes {VisitLengths.UsualMinutes.Contains(weekly)} {(ofVisits ? "of visits" : "")}";
        yield return "place " + (all.Count == 1 ? "only" : order == 0 ? "first" : order == all.Count - 1 ? "last" : "middle");
        yield return "hours said " + Math.Min(3, stated.Count);
        yield return "bare said " + Math.Min(4, all.Count - stated.Count);
        yield return "said again " + (all.Count(other => other.Weekly == weekly) > 1);
        if (all.Exists(first => first.Weekly != weekly && all.Exists(sum => sum.Weekly == first.Weekly + weekly)))
        {
            yield return "is a difference";
        }

        if (all.Exists(part => part.Weekly < weekly && part.Weekly * 2 != weekly && all.Exists(rest => rest.Weekly == weekly - part.Weekly)))
        {
            yield return "is a sum";
        }

        if (all[order].Text == draft.Subject)
        {
            yield return "subject";
        }
    }

    // What stands between two of them: "12 instead of 9"
    private static IEnumerable<string> Between(string side, HoursMention? earlier, HoursMention? later)
    {
        if (earlier is null || later is null || earlier.Text != later.Text || later.At - earlier.Last > MostBetween)
        {
            return [];
        }

        var way = earlier.Weekly < later.Weekly ? "up" : "down";
        var words = earlier.Text.Tokens.Skip(earlier.Last + 1).Take(later.At - earlier.Last - 1).Select(WordFeatures.Word).ToList();
        return [$"{side} {way}", $"{side} {string.Join(' ', words)}", .. words.Select(word => $"{side} {word} {way}")];
    }

    private static IEnumerable<string> ByRules(EmailFields read, HoursMention one) =>
        new[] { ("from", read.HoursPerWeekFrom), ("to", read.HoursPerWeekTo), ("delta", read.HoursPerWeekDelta) }
            .Select(field => field.Item2 is not { } taken ? "rule no " + field.Item1 : Math.Abs(taken) == one.Weekly ? "rule " + field.Item1 : "rule other " + field.Item1);

    private static string Rank(decimal weekly, List<HoursMention> among)
    {
        var (less, more) = (among.Exists(other => other.Weekly < weekly), among.Exists(other => other.Weekly > weekly));
        return less ? more ? "middle" : "most" : more ? "least" : "only";
    }
}

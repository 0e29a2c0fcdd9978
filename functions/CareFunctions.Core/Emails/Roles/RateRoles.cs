using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of each sum in a message, for the weights that say whether it is the weekly rate: "Res, £842" is, "FNC £254.06 on top" is not.</summary>
internal static class RateRoles
{
    /// <summary>The roles.</summary>
    public static readonly IReadOnlyList<string> Names = [DayRoles.None, "weeklyRate"];

    // Bare numbers between these may be sums: "868 residential"
    private const decimal LeastBare = 250;
    private const decimal MostBare = 10_000;

    // Below this it pays for hours, above for a package or a bed.
    private const decimal OfHours = 60;
    private const decimal OfPackages = 250;
    private const decimal OfBeds = 700;
    private const decimal OfTheRare = 3_000;

    private const int MostFeatures = 300;

    /// <summary>The sums of a message with their features.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static List<(ReadText Text, int At, decimal Pounds, HashSet<string> Features)> Observed(Draft draft, EmailFields? read)
    {
        var sums = draft.Texts.SelectMany(text => Sums(draft, text)).Take(RoleContext.MostValues + 1).ToList();
        return sums.Count > RoleContext.MostValues ? [] : [.. sums.Select((one, order) => (one.Text, one.At, one.Pounds, Features(draft, read, order, sums)))];
    }

    private static IEnumerable<Sum> Sums(Draft draft, ReadText text)
    {
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            if (draft.PassedOver(text, at))
            {
                continue;
            }

            var token = text.Tokens[at];
            if (token.Value is StatedMoney { Basis: null or "week" } money)
            {
                yield return new Sum(text, at, money.Pounds, money.Basis ?? "none");
            }
            else if (token is { Kind: TokenKind.Number, Value: null, Number: >= LeastBare and < MostBare })
            {
                yield return new Sum(text, at, token.Number, "bare");
            }
        }
    }

    private static HashSet<string> Features(Draft draft, EmailFields? read, int order, List<Sum> all)
    {
        var one = all[order];
        var features = new HashSet<string>(MostFeatures, StringComparer.Ordinal) { "always", "basis " + one.Basis, "subject " + (one.Text == draft.Subject) };
        RoleContext.Add(one.Text, one.At, one.At, TokenKind.Money, features);
        var size = one.Pounds switch { < OfHours => "hour", < OfPackages => "small", < OfBeds => "package", < OfTheRare => "bed", _ => "rare" };
        features.Add("size " + size);
        features.Add($"size {size} {one.Basis}");
        var others = all.Where(other => other.Pounds != one.Pounds).ToList();
        features.Add("others " + Math.Min(3, others.Select(other => other.Pounds).Distinct().Count()));
        features.Add("others weekly " + Math.Min(2, others.Count(other => other.Basis == "week")) + " " + one.Basis);
        features.Add("place " + (all.Count == 1 ? "only" : order == 0 ? "first" : order == all.Count - 1 ? "last" : "middle"));
        features.Add($"rank {others.Exists(other => other.Pounds < one.Pounds)} {others.Exists(other => other.Pounds > one.Pounds)}");
        if (read is not null)
        {
            features.Add("rule " + (read.WeeklyRate is not { } taken ? "nothing" : taken == one.Pounds ? "this" : "other"));
        }

        features.UnionWith(features.Select(feature => draft.Intents.Intent + " " + feature).ToList());
        return features;
    }

    private sealed record Sum(ReadText Text, int At, decimal Pounds, string Basis);
}

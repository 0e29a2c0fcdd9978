using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of each registration that a message names, for the weights that say whether it is that of the bed spoken of: "a nursing bed" is, "our nursing staff" is not.</summary>
internal static class RegistrationRoles
{
    /// <summary>The roles.</summary>
    public static readonly IReadOnlyList<string> Names = [DayRoles.None, "registration"];

    /// <summary>The registrations that there are.</summary>
    public static readonly IReadOnlyList<string> Values = ["residential", "nursing", "residential-dementia", "nursing-dementia", "src", "opmh-nursing"];

    /// <summary>The registrations that a message names, with their features.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    public static IEnumerable<(string Value, HashSet<string> Features)> Observed(Draft draft)
    {
        var told = new HashSet<(ReadText, int)>();
        foreach (var value in Values)
        {
            foreach (var finding in draft.Of("field/registration-" + value))
            {
                told.UnionWith(finding.Said.Select(at => (finding.Text, at)));
                if (FieldReading.NamesNoRegistration(finding.Text, finding.First, finding.Last))
                {
                    continue;
                }

                var features = Features(draft, value, finding.Text, finding.First, finding.Last);
                features.Add("said " + string.Join(' ', finding.Said.Select(at => WordFeatures.Word(finding.Text.Tokens[at]))));
                features.Add("negated " + FindingContext.Negated(finding));
                yield return (value, ByKind(draft, features));
            }
        }

        // "For the nursing floor", "an ordinary residential home"
        foreach (var text in draft.Texts)
        {
            for (var at = 0; at < text.Tokens.Count; at++)
            {
                if (text.Tokens[at] is { Kind: TokenKind.Word, Text: "nursing" or "residential" } word && !told.Contains((text, at)) && !draft.PassedOver(text, at) && !FieldReading.NamesNoRegistration(text, at, at))
                {
                    var features = Features(draft, word.Text, text, at, at);
                    features.Add("by itself");
                    yield return (word.Text, ByKind(draft, features));
                }
            }
        }
    }

    private static HashSet<string> Features(Draft draft, string value, ReadText text, int first, int last)
    {
        var features = new HashSet<string>(StringComparer.Ordinal) { "always", "value " + value, "subject " + (text == draft.Subject) };
        RoleContext.Add(text, first, last, TokenKind.Case, features);
        RoleContext.AddDoubts(draft, text, first, features);
        features.Add($"between {(first > 0 ? WordFeatures.Word(text.Tokens[first - 1]) : "^")} {(last + 1 < text.Tokens.Count ? WordFeatures.Word(text.Tokens[last + 1]) : "^")}");
        return features;
    }

    private static HashSet<string> ByKind(Draft draft, HashSet<string> features)
    {
        features.UnionWith(features.Select(feature => draft.Intents.Intent + " " + feature).ToList());
        return features;
    }
}

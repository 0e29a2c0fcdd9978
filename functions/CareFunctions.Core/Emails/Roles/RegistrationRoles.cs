using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of each registration that a message names, for the weights that say whether it is that of the bed spoken of: "a nursing bed" is, "our nursing staff" is not.</summary>
internal static class RegistrationRoles
{
    /// <summary>The roles.</summary>
    public static readonly IReadOnlyList<string> Names = [DayRoles.None, "registration"];

    /// <summary>The registrations that there are.</summary>
    public static readonly IReadOnlyList<string> Values = ["residential", "nursing", "residential-dementia", "nursing-dementia", "src", "opmh-nursing"];

    /// <summary>The registrations that a message names, with their features.</summary>
    public static IEnumerable<(string Value, HashSet<string> Features)> Observed(Draft draft)
    {
        foreach (var value in Values)
        {
            foreach (var finding in draft.Of("field/registration-" + value))
            {
                var features = new HashSet<string>(StringComparer.Ordinal) { "always" };
                RoleContext.Add(finding.Text, finding.First, finding.Last, TokenKind.Case, features);
                features.Add("said " + string.Join(' ', finding.Said.Select(at => finding.Text.Tokens[at].Text)));
                features.Add("value " + value);
                features.Add("subject " + (finding.Text == draft.Subject));
                features.Add("negated " + FindingContext.Negated(finding));
                features.UnionWith(features.Select(feature => draft.Intents.Intent + " " + feature).ToList());
                yield return (value, features);
            }
        }
    }
}

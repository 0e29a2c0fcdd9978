using System.Globalization;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Settles what a home says of a person it has seen, and which registration a bed has: from what the rules read and from all the words, by weights that the labelled mailbox teaches.</summary>
internal static class ChoiceWeighing
{
    /// <summary>Settles both.</summary>
    /// <param name="draft">The message, with what the rules explained and doubted.</param>
    /// <param name="read">What the rules read.</param>
    /// <param name="words">The features of its words.</param>
    /// <param name="weights">What was learned.</param>
    public static EmailFields Weigh(Draft draft, EmailFields read, IReadOnlyCollection<string> words, ReaderWeights weights) =>
        Registration(draft, Outcome(draft, read, words, weights.Outcomes), weights.Registrations);

    // Only if it is that of the bed spoken of; the rules' own first.
    private static EmailFields Registration(Draft draft, EmailFields read, LearnedWeights weights)
    {
        if (!FieldReading.BelongingTo(draft.Intents.Intent).Contains("registration") || draft.Doubts.Exists(one => one.Code == "several-registrations"))
        {
            return read;
        }

        var meant = RegistrationRoles.Observed(draft).GroupBy(one => one.Value).ToDictionary(same => same.Key, same => same.Max(one => weights.Probabilities(one.Features)[1]), StringComparer.Ordinal);
        if (read.Registration is { } taken)
        {
            return meant.GetValueOrDefault(taken, 1) >= RoleWeighing.Likely ? read : read with { Registration = null };
        }

        return (draft.Intents.Intent != EmailIntent.AssessmentOutcome || read.Outcome == EmailOutcome.Accepted) && meant.Where(one => one.Value >= RoleWeighing.Likely).ToList() is [{ Value: >= RoleWeighing.HardlyADoubt } only] ? read with { Registration = only.Key } : read;
    }

    // What a home says of a person it has seen: in any words, and as certain as they are.
    private static EmailFields Outcome(Draft draft, EmailFields read, IReadOnlyCollection<string> words, LearnedWeights weights)
    {
        if (draft.Intents.Intent != EmailIntent.AssessmentOutcome)
        {
            return read;
        }

        var probable = weights.Probabilities(OutcomeRoles.Observed(words, read));
        var most = Array.IndexOf(probable, probable.Max());
        EmailOutcome? outcome = OutcomeRoles.Names[most] switch { "accepted" => EmailOutcome.Accepted, "declined" => EmailOutcome.Declined, _ => null };
        if (outcome == read.Outcome)
        {
            return read;
        }

        if (probable[most] < RoleWeighing.HardlyADoubt)
        {
            draft.Doubt("several-outcomes");
        }

        if (probable[most] < RoleWeighing.Likelier)
        {
            return read;
        }

        if (outcome is not null)
        {
            draft.Show("outcome", string.Create(CultureInfo.InvariantCulture, $"by its words: {probable[most] * 100:0} %"));
        }

        return read with { Outcome = outcome };
    }
}

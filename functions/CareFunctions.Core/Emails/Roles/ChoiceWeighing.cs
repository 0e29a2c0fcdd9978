using System.Globalization;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Settles what a home says of a person it has seen, and which registration a bed has: from what the rules read and from all the words, by weights that the labelled mailbox teaches.</summary>
internal static class ChoiceWeighing
{
    private const string Several = "several-registrations";

    /// <summary>Settles both.</summary>
    /// <param name="draft">The message, with what the rules explained and doubted.</param>
    /// <param name="read">What the rules read.</param>
    /// <param name="words">The features of its words.</param>
    /// <param name="weights">What was learned.</param>
    public static EmailFields Weigh(Draft draft, EmailFields read, IReadOnlyCollection<string> words, ReaderWeights weights) =>
        Rate(draft, Registration(draft, Outcome(draft, read, words, weights.Outcomes), weights.Registrations), weights.Rates);

    // The only one that is likely to be that of the bed spoken of; the rules' own first.
    private static EmailFields Registration(Draft draft, EmailFields read, LearnedWeights weights)
    {
        if (!FieldReading.BelongingTo(draft.Intents.Intent).Contains("registration") || (draft.Intents.Intent == EmailIntent.AssessmentOutcome && read.Outcome != EmailOutcome.Accepted))
        {
            return read with { Registration = null };
        }

        var meant = RegistrationRoles.Observed(draft).GroupBy(one => one.Value).ToDictionary(same => same.Key, same => same.Max(one => weights.Probabilities(one.Features)[1]), StringComparer.Ordinal);
        // A request for respite is answered by it: there it must be hardly doubtful.
        var least = draft.Intents.Intent == EmailIntent.RespiteRequest ? RoleWeighing.HardlyADoubt : RoleWeighing.Likely;
        var likely = meant.Where(one => one.Value >= RoleWeighing.Likely).Select(one => one.Key).ToList();
        if (likely is [var only] && meant.Values.All(one => one is >= RoleWeighing.HardlyADoubt or < 1 - RoleWeighing.HardlyADoubt))
        {
            draft.Doubts.RemoveAll(one => one.Code == Several);
        }

        return read with { Registration = read.Registration is { } taken && meant.GetValueOrDefault(taken, 1) >= RoleWeighing.Likely ? taken : likely is [var one] && meant[one] >= least ? one : null };
    }

    // The only sum that is likely to be it; the rules' own stays unless the weights speak against it.
    private static EmailFields Rate(Draft draft, EmailFields read, LearnedWeights weights)
    {
        if (!FieldReading.BelongingTo(draft.Intents.Intent).Contains("weeklyRate"))
        {
            return read;
        }

        var observed = RateRoles.Observed(draft, read).ConvertAll(one => (one.Text, one.At, one.Pounds, Probable: weights.Probabilities(one.Features)[1]));
        var likely = observed.GroupBy(one => one.Pounds).Select(same => (Pounds: same.Key, Probable: same.Max(one => one.Probable))).Where(one => one.Probable >= RoleWeighing.Likely).ToList();
        decimal? rate = likely is [var only] ? only.Pounds : null;
        var probable = rate is null ? 1 - observed.Select(one => one.Probable).DefaultIfEmpty().Max() : likely[0].Probable;
        draft.Sign("rate", probable);
        if (rate != read.WeeklyRate && probable < RoleWeighing.HardlyADoubt)
        {
            draft.Doubt("money-unexplained");
        }

        if (read.WeeklyRate is not null && rate != read.WeeklyRate && probable < RoleWeighing.Likelier)
        {
            return read;
        }

        foreach (var one in observed.Where(one => one.Pounds == rate || one.Probable < 1 - RoleWeighing.SurelyNone))
        {
            draft.Explain(one.Text, one.At);
        }

        if (rate is not null && probable >= RoleWeighing.HardlyADoubt)
        {
            draft.Doubts.RemoveAll(one => one.Code == "several-rates");
        }

        return read with { WeeklyRate = rate };
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
        draft.Sign("outcome", probable[most]);
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

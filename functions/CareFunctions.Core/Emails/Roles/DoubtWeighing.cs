using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Settles which of the words that raise a doubt do no harm where they stand, by weights that the labelled mailbox teaches. A doubt goes when all its words are harmless; one that comes from values, or
/// speaks to a machine, never does.</summary>
internal static class DoubtWeighing
{
    // Words are harmless when they are likelier so than not; of a condition, a question, a taking-back or a report hardly anything may speak for a doubt.
    private const double Harmless = 0.5;
    private const double HarmlessOfGrave = 0.35;

    private static readonly HashSet<string> Grave = new(StringComparer.Ordinal) { "condition", "question", "withdrawn", "report", "not-meant", "asks-us", "objection" };

    private static readonly HashSet<string> Agreeing = new(StringComparer.Ordinal) { "agreed", "approved", "authorised", "authorized", "confirm", "confirmed", "confirming", "already" };

    // What a message says about how it should be handled is never harmless.
    private static readonly HashSet<string> Never = new(StringComparer.Ordinal) { "instruction", "machine" };

    /// <summary>Takes away the doubts whose words do no harm.</summary>
    /// <param name="draft">The draft, with every doubt of the table.</param>
    /// <param name="weights">What was learned.</param>
    public static void Weigh(Draft draft, LearnedWeights weights)
    {
        foreach (var same in DoubtRoles.Observed(draft).GroupBy(one => one.Doubt.Code).Where(same => !Never.Contains(same.Key)))
        {
            var worst = same.Max(one => TellsOfTheDone(one.Doubt) || IsAsked(draft, one.Doubt) ? 1 : weights.Probabilities(one.Features)[1]);
            draft.Sign("doubt", worst);
            draft.Sign("doubt " + same.Key, worst);
            draft.WorstDoubt = Math.Max(draft.WorstDoubt, worst);
            if (worst < (Grave.Contains(same.Key) ? HarmlessOfGrave : Harmless))
            {
                draft.Doubts.RemoveAll(one => one.Code == same.Key);
            }
        }
    }

    // However politely: whoever asks waits for an answer. Only a request for respite is answered by what it asks for.
    private static bool IsAsked(Draft draft, RaisedDoubt one) => draft.Intents.Intent != EmailIntent.RespiteRequest && one.Text.Tokens[one.First].Text == "?";

    // "We have increased her calls" is no request, wherever it stands; "as agreed" may be in one.
    private static bool TellsOfTheDone(RaisedDoubt one) => one.Code == "report" && !Agreeing.Contains(one.Text.Tokens[one.First].Text);
}

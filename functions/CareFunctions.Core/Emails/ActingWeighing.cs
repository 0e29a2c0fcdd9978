using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Whether all the words of a message together leave it certain, by weights that the labelled mailbox teaches. A phrase can only say that a doubt is possible ("should" in "should you need
/// anything"); where the rest is as clear as can be, it is outweighed. That values are missing or contradict each other nothing outweighs, nor a question, a condition or a taking back.
/// </summary>
internal static class ActingWeighing
{
    // From here on a message's words outweigh the doubts that the table says can be outweighed.
    private const double Outweighing = 0.85;

    // Less likely than this nothing is acted on, even where nothing spoke against it.
    private const double Least = 0.2;

    // Nothing outweighs a doubt of a message whose kind is not likely by itself.
    private const double LikelyKind = 0.8;

    // The weights of kinds are surer of messages that they were learned from.
    private static readonly HashSet<string> OfTheKind = new(StringComparer.Ordinal) { "intent", "several-intents" };

    /// <summary>What is observed: the words and phrases of the message, and its doubts.</summary>
    public static IEnumerable<string> Features(Draft draft, IReadOnlyCollection<string> words)
    {
        var doubts = draft.Doubts.Select(one => one.Code).Where(code => !OfTheKind.Contains(code)).ToList();
        return [.. words, "kind:" + draft.Intents.Intent, .. doubts.Select(code => "doubt:" + code), "doubts:" + Math.Min(3, doubts.Count), "worst:" + Math.Round(draft.WorstDoubt * 5)];
    }

    /// <summary>Takes away the doubts that are outweighed; and doubts what no phrase speaks against, but what as a whole is unlike that which officers let pass.</summary>
    /// <param name="draft">The draft, with every doubt of the table.</param>
    /// <param name="words">The features of its words.</param>
    /// <param name="weights">What they weigh.</param>
    public static void Weigh(Draft draft, IReadOnlyCollection<string> words, LearnedWeights weights)
    {
        if (!MayAct(draft.Intents.Intent))
        {
            return;
        }

        var acts = weights.Probabilities(Features(draft, words))[1];
        draft.Sign("acts", acts);
        if (draft.KindProbable >= LikelyKind && acts >= Outweighing)
        {
            draft.Doubts.RemoveAll(one => PhraseTable.Own.Outweighed.Contains(one.Code));
        }

        if (draft.Doubts.Count == 0 && acts < Least)
        {
            draft.Doubt("as-a-whole");
        }
    }

    /// <summary>Whether a message of a kind may be acted on at all.</summary>
    public static bool MayAct(EmailIntent kind) => kind != EmailIntent.AutomaticReply && EmailConsequence.Of(kind).From.Count > 0;
}

using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Whether all the words of a message together leave it certain, by weights that the labelled mailbox teaches. A phrase can only say that a doubt is possible ("should" in "should you need
/// anything"); where the rest is as clear as can be, it is outweighed. That values are missing or contradict each other nothing outweighs, nor a question, a condition or a taking back.
/// </summary>
internal static class ActingWeighing
{
    /// <summary>From here on a message's words outweigh the doubts that the table says can be outweighed: of a thousand messages kept apart from the training, that acted on three wrongly.</summary>
    internal const double Outweighing = 0.95;

    // Nothing outweighs a doubt of a message whose kind is less likely than all others together.
    private const double LikelyKind = 0.5;

    // The weights of kinds are surer of messages that they were learned from.
    private static readonly HashSet<string> OfTheKind = new(StringComparer.Ordinal) { "intent", "several-intents" };

    /// <summary>What is observed: the words and phrases of the message, and its doubts.</summary>
    public static IEnumerable<string> Features(Draft draft, IReadOnlyCollection<string> words)
    {
        var doubts = draft.Doubts.Select(one => one.Code).Where(code => !OfTheKind.Contains(code)).ToList();
        return [.. words, "kind:" + draft.Intents.Intent, .. doubts.Select(code => "doubt:" + code), "doubts:" + Math.Min(3, doubts.Count)];
    }

    /// <summary>Takes away the doubts that are outweighed.</summary>
    /// <param name="draft">The draft, with every doubt of the table.</param>
    /// <param name="words">The features of its words.</param>
    /// <param name="kind">How likely it is what it was taken for.</param>
    /// <param name="weights">What they weigh.</param>
    public static void Weigh(Draft draft, IReadOnlyCollection<string> words, double kind, ActingWeights weights)
    {
        var mayAct = draft.Intents.Intent != EmailIntent.AutomaticReply && EmailConsequence.Of(draft.Intents.Intent).From.Count > 0;
        if (mayAct && kind >= LikelyKind && weights.Probability(Features(draft, words)) >= Outweighing)
        {
            draft.Doubts.RemoveAll(one => PhraseTable.Own.Outweighed.Contains(one.Code));
        }
    }
}

using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Whether a message may be acted on, all in all: from how sure each step of the reading was, by weights that the labelled mailbox teaches. Each step by itself can only say that it is not quite sure; where all
/// others are, that is no reason to wait, and where all are nearly unsure it is one. What is missing, impossible or contradictory, a question, a condition and whoever sends it nothing outweighs.
/// </summary>
internal static class CertaintyWeighing
{
    // From here on all steps together outweigh the doubts of single ones; and less likely than this nothing is acted on, even where no single step doubted.
    private const double Enough = 0.92;
    private const double Least = 0.75;

    // That a step was not quite sure.
    private static readonly HashSet<string> OfAStep = new(StringComparer.Ordinal)
    {
        "intent", "several-intents", "date-unexplained", "several-dates", "hours-unexplained", "hours-several", "hours-basis", "money-unexplained", "several-outcomes", "several-rates", "several-registrations", "as-a-whole",
    };

    /// <summary>Whether nothing speaks against acting but that single steps were not quite sure.</summary>
    /// <param name="doubts">All doubts.</param>
    public static bool IsOpen(IEnumerable<EmailDoubt> doubts) => doubts.All(one => OfAStep.Contains(one.Code));

    /// <summary>What is observed: how sure each step was, and which doubts are left.</summary>
    /// <param name="draft">The draft, with every doubt.</param>
    public static IReadOnlyCollection<string> Features(Draft draft)
    {
        List<string> features = [.. draft.Signs, draft.Intents.Intent.ToString(), "left " + Math.Min(3, draft.Doubts.Count), .. draft.Doubts.Select(one => "left " + one.Code)];
        return [.. features, .. features.Select(feature => $"{draft.Intents.Intent} {feature}")];
    }

    /// <summary>Takes away the doubts that are outweighed, or adds that the message is uncertain as a whole.</summary>
    /// <param name="draft">The draft, with every doubt.</param>
    /// <param name="weights">What was learned; nothing settles nothing.</param>
    public static void Weigh(Draft draft, LearnedWeights weights)
    {
        if (weights.Of.Count == 0 || !ActingWeighing.MayAct(draft.Intents.Intent) || !IsOpen(draft.Doubts))
        {
            return;
        }

        var acts = weights.Probabilities(Features(draft))[1];
        if (acts >= Enough)
        {
            draft.Doubts.Clear();
        }
        else if (draft.Doubts.Count == 0 && acts < Least)
        {
            draft.Doubt("as-a-whole");
        }
    }
}

using System.Globalization;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Which kind of email it is, from what the table of phrases found and all the other words, by weights that the labelled mailbox teaches. It is taken for certain only where a phrase
/// says it clearly and the words do not speak against that, or where no phrase speaks against what the words leave hardly any doubt of.
/// </summary>
internal static class IntentWeighing
{
    // A clear phrase is believed where the words lead to the same kind, even if they alone would not be sure of it.
    private const double Likely = 0.5;

    // Of eighteen kinds one that is hardly likelier than the rest.
    private const double HardlyAnything = 0.2;

    // Without a clear phrase the words must be surer than that.
    private const double HardlyADoubt = 0.95;

    // However clear a phrase is, no other kind may be as likely as this.
    private const double Another = 0.2;

    // More taken for less, or less for more, is the worst that can be misread.
    private const double Contrary = 0.05;

    private static EmailIntent? Opposite(EmailIntent intent) => intent switch { EmailIntent.IncreaseRequest => EmailIntent.ReductionRequest, EmailIntent.ReductionRequest => EmailIntent.IncreaseRequest, _ => null };

    // Whether a hold is the first or a longer one stands in what is answered, and not in the words of the answer.
    private static bool LongerByAnswer(Draft draft, IntentReading said, EmailIntent intent) =>
        draft.Quoted is not null && intent == EmailIntent.PlacementHold && said is { Intent: EmailIntent.HoldExtension, Strong: true };

    private static void Sign(Draft draft, IntentReading said, EmailIntent intent, double[] probable)
    {
        draft.Sign("kind", probable[(int)intent]);
        draft.Sign("another kind", probable.Where((_, kind) => kind != (int)intent).Max());
        draft.Sign("no kind", probable[(int)EmailIntent.Other]);
        draft.Sign("contrary kind", Opposite(intent) is { } opposite ? probable[(int)opposite] : 0);
        draft.Signs.Add($"phrases {(said == IntentReading.None ? "none" : said.Strong ? "strong" : "weak")} {said.Intent == intent}");
    }

    private static readonly string Automatic = EmailProposal.WordOf(EmailIntent.AutomaticReply);

    /// <summary>Settles the intent of a draft.</summary>
    /// <param name="draft">The draft, with what the phrases say.</param>
    /// <param name="words">The features of its words and phrases.</param>
    /// <param name="weights">What they weigh.</param>
    public static void Weigh(Draft draft, IReadOnlyCollection<string> words, LearnedWeights weights)
    {
        var said = draft.Intents;
        if (said == IntentReading.Automatic)
        {
            return;
        }

        var automatic = IntentReading.MayBeAutomatic(draft);
        var probable = weights.Probabilities(words, kind => automatic || kind != Automatic);
        var probability = probable.Max();
        draft.KindProbable = probability;
        var intent = (EmailIntent)Array.IndexOf(probable, probability);
        Sign(draft, said, intent, probable);
        if (intent != said.Intent && probability < HardlyAnything)
        {
            // Words that say so little leave it as the phrases have it, for a person.
            draft.Intents = said with { Strong = false };
            return;
        }

        if (LongerByAnswer(draft, said, intent))
        {
            (probable[(int)intent], intent) = (0, said.Intent);
            probability = Math.Min(1, probability + probable[(int)intent]);
            draft.KindProbable = probability;
        }

        var same = intent == said.Intent;
        var certain = same && said.Strong ? probability >= Likely
            : (same || said == IntentReading.None) && intent != EmailIntent.AutomaticReply && probability >= HardlyADoubt;
        certain &= probable.Where((_, kind) => kind != (int)intent).Max() < Another && (Opposite(intent) is not { } opposite || probable[(int)opposite] < Contrary);
        if (same)
        {
            draft.Intents = said with { Strong = certain };
        }
        else
        {
            var others = said.Strong ? said.Others.Append(said.Intent) : said.Others;
            draft.TakeFor(intent, certain, [.. others.Where(one => one != intent && one != EmailIntent.Other).Distinct()]);
        }

        if (!same || (certain && !said.Strong))
        {
            draft.Show("intent", string.Create(CultureInfo.InvariantCulture, $"by its words: {probability * 100:0} %"));
        }
    }
}

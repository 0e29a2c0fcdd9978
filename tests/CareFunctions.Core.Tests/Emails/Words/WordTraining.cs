using System.Globalization;
using System.Numerics;
using System.Text;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>Learns the weights of words and phrases from labelled messages, by logistic regression with adaptive gradient steps. The same messages give the same weights.</summary>
internal static class WordTraining
{
    private const int Rounds = 20;
    private const float Step = 0.25f;
    private const float Decay = 0.06f;
    private const int RarestKept = 3;
    private const float SmallestKept = 0.1f;

    // Fewer messages say whether they may be acted on.
    private const float ActingDecay = 0.15f;
    private const float SmallestKeptActing = 0.02f;

    // A row of weights has room for every kind, and is a whole number of vectors.
    private static readonly int Row = (WordWeights.Kinds + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    /// <summary>What is learned from: a message's features and its kind.</summary>
    public static IReadOnlyList<(IReadOnlyCollection<string> Features, EmailIntent Intent)> Observed(string without = "")
    {
        var mailbox = LabelledMessage.Half("dev").Concat(LabelledMessage.Half(LabelledMessage.Strangers)).Where(one => one.Id.Split('-')[0] != without).Select(one => (one.Message, one.Council, one.Intent, Tuned: one.Folder == "dev"));
        var shorts = ShortMessage.All().Select(one => (one.Message, one.Council, one.Intent, Tuned: false));
        return [.. mailbox.Concat(shorts).Select(one =>
        {
            var (draft, sender) = EmailReader.Drafted(one.Message, one.Council);
            // The table of phrases was tuned on the mailbox: there its phrases look surer than they are in a message that nobody has seen.
            return (WordFeatures.Of(draft, sender, withPhrases: !one.Tuned), KindOf(one.Intent));
        })];
    }

    /// <summary>What acting is learned from: the features of messages that may be acted on by their kind, and whether a careful officer would let them be.</summary>
    public static IReadOnlyList<(IReadOnlyCollection<string> Features, bool Acts)> ObservedActing(string without = "")
    {
        var mailbox = LabelledMessage.Half("dev").Concat(LabelledMessage.Half(LabelledMessage.Strangers)).Where(one => one.Id.Split('-')[0] != without).Select(one => (one.Message, one.Council, one.Intent, one.MayAct, Tuned: one.Folder == "dev"));
        var shorts = ShortMessage.All().Where(one => one.MayAct is not null).Select(one => (one.Message, one.Council, one.Intent, MayAct: one.MayAct!.Value, Tuned: false));
        return [.. mailbox.Concat(shorts).Select(one => (one, Kind: KindOf(one.Intent))).Where(one => one.Kind != EmailIntent.AutomaticReply && EmailConsequence.Of(one.Kind).From.Count > 0)
            .Select(both => (EmailReader.ObservedForActing(both.one.Message, both.one.Council, both.Kind, withPhrases: !both.one.Tuned), both.one.MayAct))];
    }

    public static ActingWeights LearnActing(IReadOnlyList<(IReadOnlyCollection<string> Features, bool Acts)> observed)
    {
        var index = Index(observed.Select(one => one.Features));
        var weights = Weighed(index.Count, 2, ActingDecay, [.. observed.Select(one => (one.Features.Where(index.ContainsKey).Select(feature => index[feature]).Order().ToArray(), one.Acts ? 1 : 0))]);
        return new ActingWeights(index.Select(one => (one.Key, Weight: MathF.Round(weights[(one.Value * Row) + 1] - weights[one.Value * Row], 2)))
            .Where(one => MathF.Abs(one.Weight) >= SmallestKeptActing).ToDictionary(one => one.Key, one => one.Weight, StringComparer.Ordinal));
    }

    /// <summary>The file that <see cref="ActingWeights.Read"/> reads.</summary>
    public static string Written(ActingWeights learned) =>
        string.Concat(learned.Of.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key}\t{one.Value:0.##}\n")));

    public static WordWeights Learn(IReadOnlyList<(IReadOnlyCollection<string> Features, EmailIntent Intent)> observed)
    {
        var index = Index(observed.Select(one => one.Features));
        var weights = Weighed(index.Count, WordWeights.Kinds, Decay, [.. observed.Select(one => (one.Features.Where(index.ContainsKey).Select(feature => index[feature]).Order().ToArray(), (int)one.Intent))]);
        return new WordWeights(index.Select(one => (one.Key, Row: Enumerable.Range(0, WordWeights.Kinds).Select(kind => Kept(weights[(one.Value * Row) + kind])).ToArray()))
            .Where(one => one.Row.Any(weight => weight != 0)).ToDictionary(one => one.Key, one => one.Row, StringComparer.Ordinal));
    }

    /// <summary>The file that <see cref="WordWeights.Read"/> reads.</summary>
    public static string Written(WordWeights learned)
    {
        var text = new StringBuilder();
        foreach (var (feature, weights) in learned.Of.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            text.Append(feature);
            for (var kind = 0; kind < weights.Length; kind++)
            {
                if (weights[kind] != 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\t{EmailProposal.WordOf((EmailIntent)kind)}:{weights[kind]:0.#}");
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static EmailIntent KindOf(string word) => EmailProposal.TryIntent(word, out var intent) ? intent.Value : throw new FormatException(word);

    private static Dictionary<string, int> Index(IEnumerable<IReadOnlyCollection<string>> observed) =>
        observed.SelectMany(features => features).GroupBy(feature => feature, StringComparer.Ordinal).Where(same => same.Count() >= RarestKept).Select(same => same.Key)
            .Order(StringComparer.Ordinal).Select((feature, at) => (feature, at)).ToDictionary(one => one.feature, one => one.at, StringComparer.Ordinal);

    private static float Kept(float weight) => Math.Abs(weight) < SmallestKept ? 0 : MathF.Round(weight, 1);

    private static float[] Weighed(int features, int kinds, float decay, (int[] Features, int Kind)[] examples)
    {
        var (weights, squares, random) = (new float[features * Row], new float[features * Row], new Random(7));
        Span<float> errors = stackalloc float[Row];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var (observed, right) in examples)
            {
                errors.Clear();
                foreach (var feature in observed)
                {
                    for (var at = 0; at < Row; at += Vector<float>.Count)
                    {
                        (new Vector<float>(errors[at..]) + new Vector<float>(weights, (feature * Row) + at)).CopyTo(errors[at..]);
                    }
                }

                Err(errors, kinds, right);
                foreach (var feature in observed)
                {
                    for (var at = 0; at < Row; at += Vector<float>.Count)
                    {
                        var here = (feature * Row) + at;
                        var weight = new Vector<float>(weights, here);
                        var slope = new Vector<float>(errors[at..]) + (weight * decay);
                        var square = new Vector<float>(squares, here) + (slope * slope);
                        square.CopyTo(squares, here);
                        (weight - (slope * Step / (new Vector<float>(0.1f) + Vector.SquareRoot(square)))).CopyTo(weights, here);
                    }
                }
            }
        }

        return weights;
    }

    // From what speaks for each kind to how far that is from the truth.
    private static void Err(Span<float> all, int count, int right)
    {
        var kinds = all[..count];
        var most = float.MinValue;
        foreach (var sum in kinds)
        {
            most = MathF.Max(most, sum);
        }

        var total = 0f;
        foreach (ref var sum in kinds)
        {
            sum = MathF.Exp(sum - most);
            total += sum;
        }

        foreach (ref var sum in kinds)
        {
            sum /= total;
        }

        kinds[right] -= 1;
        all[count..].Clear();
    }
}

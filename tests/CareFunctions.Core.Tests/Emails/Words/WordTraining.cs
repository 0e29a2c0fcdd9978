using System.Globalization;
using System.Text;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>Learns the weights of words from labelled messages, by logistic regression with stochastic gradient steps. The same messages give the same weights.</summary>
internal static class WordTraining
{
    private const int Rounds = 30;
    private const double Step = 0.25;
    private const double Decay = 0.00004;
    private const int RarestKept = 3;
    private const float SmallestKept = 0.1f;

    public static WordWeights Learn(IReadOnlyList<LabelledMessage> messages)
    {
        var observed = messages.Select(message =>
        {
            var (draft, sender) = EmailReader.Drafted(message.Message, message.Council);

            // The table of phrases was tuned on the mailbox's own messages: there its phrases look surer than they are in a stranger's.
            EmailProposal.TryIntent(message.Intent, out var intent).ShouldBeTrue(message.Id);
            return (Features: WordFeatures.Of(draft, sender, withPhrases: message.Folder == LabelledMessage.Strangers), Intent: (int)intent!.Value);
        }).ToList();
        var index = observed.SelectMany(one => one.Features).GroupBy(feature => feature, StringComparer.Ordinal).Where(same => same.Count() >= RarestKept).Select(same => same.Key)
            .Order(StringComparer.Ordinal).Select((feature, at) => (feature, at)).ToDictionary(one => one.feature, one => one.at, StringComparer.Ordinal);
        var weights = Weighed(index.Count, [.. observed.Select(one => (one.Features.Where(index.ContainsKey).Select(feature => index[feature]).Order().ToArray(), one.Intent))]);
        return new WordWeights(index.Select(one => (one.Key, Row: Enumerable.Range(0, WordWeights.Kinds).Select(kind => Kept(weights[one.Value, kind])).ToArray()))
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

    private static float Kept(double weight) => Math.Abs(weight) < SmallestKept ? 0 : (float)Math.Round(weight, 1);

    private static double[,] Weighed(int features, IReadOnlyList<(int[] Features, int Intent)> examples)
    {
        var (weights, squares, sums, random) = (new double[features, WordWeights.Kinds], new double[features, WordWeights.Kinds], new double[WordWeights.Kinds], new Random(7));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (observed, right) in examples.OrderBy(_ => random.Next()).ToList())
            {
                Array.Clear(sums);
                foreach (var feature in observed)
                {
                    for (var kind = 0; kind < sums.Length; kind++)
                    {
                        sums[kind] += weights[feature, kind];
                    }
                }

                var most = sums.Max();
                var total = sums.Sum(sum => Math.Exp(sum - most));
                for (var kind = 0; kind < sums.Length; kind++)
                {
                    var error = (Math.Exp(sums[kind] - most) / total) - (kind == right ? 1 : 0);
                    foreach (var feature in observed)
                    {
                        var slope = error + (Decay * weights[feature, kind] * examples.Count);
                        squares[feature, kind] += slope * slope;
                        weights[feature, kind] -= Step * slope / (0.1 + Math.Sqrt(squares[feature, kind]));
                    }
                }
            }
        }

        return weights;
    }
}

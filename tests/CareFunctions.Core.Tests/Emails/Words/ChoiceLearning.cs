using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>
/// Learns which of several ways is right, each weighed against all others: as <see cref="WeightLearning"/> by small adaptive steps, half of the features left out at each sight, and the mean over the later rounds.
/// Only what a way leads to is labelled, not the way: of those that lead there, each learns as far as it is likely to be the one.
/// </summary>
/// <param name="Rounds">How often each example is seen.</param>
/// <param name="Decay">How strongly weights are drawn to nothing.</param>
/// <param name="Step">How far a weight goes at first.</param>
/// <param name="RarestKept">How many examples a feature must be in.</param>
/// <param name="SmallestKept">Weights nearer to nothing than this are nothing.</param>
/// <param name="Digits">The decimal places that weights are kept with.</param>
internal sealed record ChoiceLearning(int Rounds, float Decay, float Step, int RarestKept, float SmallestKept, int Digits)
{
    private const float LeftOut = 0.5f;

    // An error as small as this teaches nothing.
    private const float Settled = 1e-4f;

    /// <summary>Learns weights of one answer.</summary>
    /// <param name="answers">Its name.</param>
    /// <param name="examples">The ways, and which are right.</param>
    public LearnedWeights Learn(IReadOnlyList<string> answers, IReadOnlyList<ChoiceExample> examples)
    {
        var index = examples.SelectMany(one => one.Ways.SelectMany(way => way).Distinct().SelectMany(part => part).Distinct(StringComparer.Ordinal)).GroupBy(feature => feature, StringComparer.Ordinal).Where(same => same.Count() >= RarestKept)
            .Select(same => same.Key).Order(StringComparer.Ordinal).Select((feature, at) => (feature, at)).ToDictionary(one => one.feature, one => one.at, StringComparer.Ordinal);
        var weights = Weighed(index.Count, [.. examples.Select(one => Indexed(one, index))]);
        return new LearnedWeights(answers, index.Where(one => MathF.Abs(weights[one.Value]) >= SmallestKept).ToDictionary(one => one.Key, one => new[] { MathF.Round(weights[one.Value], Digits) }, StringComparer.Ordinal));
    }

    private static Indexing Indexed(ChoiceExample example, Dictionary<string, int> index)
    {
        var places = new Dictionary<IReadOnlyList<string>, int>(ReferenceEqualityComparer.Instance);
        var parts = new List<int[]>();
        var ways = example.Ways.Select(way => way.Select(Place).ToArray()).ToArray();
        return new Indexing([.. parts], ways, [.. example.Right]);

        int Place(IReadOnlyList<string> part)
        {
            if (!places.TryGetValue(part, out var place))
            {
                place = places[part] = parts.Count;
                parts.Add([.. part.Where(index.ContainsKey).Select(feature => index[feature]).Order()]);
            }

            return place;
        }
    }

    private float[] Weighed(int features, Indexing[] examples)
    {
        var (weights, squares, sums, random) = (new float[features], new float[features], new float[features], new Random(7));
        var kept = new bool[features];
        var slopes = new Dictionary<int, float>();
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var example in examples)
            {
                // What is left out is left out of all ways.
                foreach (var feature in example.Parts.SelectMany(part => part))
                {
                    kept[feature] = random.NextSingle() >= LeftOut;
                }

                var speaks = Array.ConvertAll(example.Parts, part => part.Sum(feature => kept[feature] ? weights[feature] : 0) / (1 - LeftOut));
                var errors = Errors(example, Array.ConvertAll(example.Ways, way => way.Sum(part => speaks[part])));
                slopes.Clear();
                for (var part = 0; part < errors.Length; part++)
                {
                    foreach (var feature in MathF.Abs(errors[part]) < Settled ? [] : example.Parts[part].Where(feature => kept[feature]))
                    {
                        slopes[feature] = slopes.GetValueOrDefault(feature) + errors[part];
                    }
                }

                foreach (var (feature, error) in slopes)
                {
                    var slope = error + (weights[feature] * Decay);
                    squares[feature] += slope * slope;
                    weights[feature] -= slope * Step / (0.1f + MathF.Sqrt(squares[feature]));
                }
            }

            for (var feature = 0; round >= Rounds / 2 && feature < features; feature++)
            {
                sums[feature] += weights[feature] / (Rounds - (Rounds / 2));
            }
        }

        return sums;
    }

    // Of each part, how much likelier the ways over it are than they should be.
    private static float[] Errors(Indexing example, float[] speaks)
    {
        var most = speaks.Max();
        var likely = Array.ConvertAll(speaks, one => MathF.Exp(one - most));
        var (total, right) = (likely.Sum(), likely.Where((_, way) => example.Right[way]).Sum());
        var errors = new float[example.Parts.Length];
        for (var way = 0; way < likely.Length; way++)
        {
            var error = (likely[way] / total) - (example.Right[way] ? likely[way] / MathF.Max(right, float.Epsilon) : 0);
            foreach (var part in example.Ways[way])
            {
                errors[part] += error;
            }
        }

        return errors;
    }

    private sealed record Indexing(int[][] Parts, int[][] Ways, bool[] Right);
}

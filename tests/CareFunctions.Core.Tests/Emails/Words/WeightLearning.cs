using System.Numerics;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>
/// Logistic regression with adaptive gradient steps over features that are there or not. Half of an example's features are left out each time it is seen, so that no weight leans on another one
/// that a new writer's words will not have; the weights are the mean over the later rounds. Measured by writers left out, both make fewer errors, and small steps fewer still.
/// </summary>
/// <param name="Rounds">How often each example is seen.</param>
/// <param name="Decay">How strongly weights are drawn to nothing.</param>
/// <param name="Step">How far a weight goes at first.</param>
/// <param name="RarestKept">How many examples a feature must be in.</param>
/// <param name="SmallestKept">Weights nearer to nothing than this are nothing.</param>
/// <param name="Digits">The decimal places that weights are kept with.</param>
internal sealed record WeightLearning(int Rounds, float Decay, float Step, int RarestKept, float SmallestKept, int Digits)
{
    private const float LeftOut = 0.5f;

    /// <summary>Learns weights.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="examples">What was observed, and the place of the right answer.</param>
    public LearnedWeights Learn(IReadOnlyList<string> answers, IReadOnlyList<(IReadOnlyCollection<string> Features, int Answer)> examples)
    {
        var index = examples.SelectMany(one => one.Features).GroupBy(feature => feature, StringComparer.Ordinal).Where(same => same.Count() >= RarestKept).Select(same => same.Key)
            .Order(StringComparer.Ordinal).Select((feature, at) => (feature, at)).ToDictionary(one => one.feature, one => one.at, StringComparer.Ordinal);

        // A row has room for every answer, and is a whole number of vectors.
        var row = (answers.Count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        var weights = Weighed(index.Count, row, answers.Count, [.. examples.Select(one => (one.Features.Where(index.ContainsKey).Select(feature => index[feature]).Order().ToArray(), one.Answer))]);
        return new LearnedWeights(answers, index.Select(one => (one.Key, Row: Enumerable.Range(0, answers.Count).Select(answer => Kept(weights, one.Value * row, answer, answers.Count)).ToArray()))
            .Where(one => one.Row.Any(weight => weight != 0)).ToDictionary(one => one.Key, one => one.Row, StringComparer.Ordinal));
    }

    // Of two answers only the difference counts: it is kept with the second.
    private float Kept(float[] weights, int row, int answer, int count)
    {
        var weight = count != 2 ? weights[row + answer] : answer == 1 ? weights[row + 1] - weights[row] : 0;
        return MathF.Abs(weight) < SmallestKept ? 0 : MathF.Round(weight, Digits);
    }

    private float[] Weighed(int features, int row, int answers, (int[] Features, int Answer)[] examples)
    {
        var (weights, squares, sums, random) = (new float[features * row], new float[features * row], new float[features * row], new Random(7));
        Span<float> errors = stackalloc float[row];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var (all, right) in examples)
            {
                var observed = Array.FindAll(all, _ => random.NextSingle() >= LeftOut);
                errors.Clear();
                foreach (var feature in observed)
                {
                    for (var at = 0; at < row; at += Vector<float>.Count)
                    {
                        (new Vector<float>(errors[at..]) + (new Vector<float>(weights, (feature * row) + at) / (1 - LeftOut))).CopyTo(errors[at..]);
                    }
                }

                Err(errors, answers, right);
                foreach (var feature in observed)
                {
                    for (var at = 0; at < row; at += Vector<float>.Count)
                    {
                        var here = (feature * row) + at;
                        var weight = new Vector<float>(weights, here);
                        var slope = new Vector<float>(errors[at..]) + (weight * Decay);
                        var square = new Vector<float>(squares, here) + (slope * slope);
                        square.CopyTo(squares, here);
                        (weight - (slope * Step / (new Vector<float>(0.1f) + Vector.SquareRoot(square)))).CopyTo(weights, here);
                    }
                }
            }

            if (round >= Rounds / 2)
            {
                Add(weights, sums, 1f / (Rounds - (Rounds / 2)));
            }
        }

        return sums;
    }

    private static void Add(float[] weights, float[] sums, float part)
    {
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] += weights[at] * part;
        }
    }

    // From what speaks for each answer to how far that is from the truth.
    private static void Err(Span<float> all, int count, int right)
    {
        var answers = all[..count];
        var most = float.MinValue;
        foreach (var sum in answers)
        {
            most = MathF.Max(most, sum);
        }

        var total = 0f;
        foreach (ref var sum in answers)
        {
            sum = MathF.Exp(sum - most);
            total += sum;
        }

        foreach (ref var sum in answers)
        {
            sum /= total;
        }

        answers[right] -= 1;
        all[count..].Clear();
    }
}

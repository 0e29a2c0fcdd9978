using System.Globalization;
using System.Numerics;

namespace CareFunctions.Core.Emails.Words;

/// <summary>What is observed of something says for and against each of several answers, learned from the labelled mailbox. The file has a line for each feature, so that a person can look up
/// why something was taken for what it was; <c>WordTraining</c> in the tests writes it.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Of">The weights of each feature, one an answer.</param>
internal sealed record LearnedWeights(IReadOnlyList<string> Answers, IReadOnlyDictionary<string, float[]> Of)
{
    /// <summary>Reads weights: the first line names the answers, each other one a feature and, after a tab each, its weights in their order; an empty one weighs nothing.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="answers">The answers that there must be.</param>
    /// <exception cref="InvalidDataException">The answers are others, or a line has not a weight for each.</exception>
    public static LearnedWeights Read(TextReader reader, IReadOnlyList<string> answers)
    {
        ArgumentNullException.ThrowIfNull(reader);
        if (reader.ReadLine() is not { } header || !header.Split('\t').Skip(1).SequenceEqual(answers))
        {
            throw new InvalidDataException($"The first line does not name the answers {string.Join(", ", answers)}.");
        }

        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var (row, filled) = (new float[answers.Count], 0);
            foreach (var cell in line.AsSpan(tab + 1).Split('\t'))
            {
                var text = line.AsSpan(tab + 1)[cell];
                if (filled == row.Length || !(text.IsEmpty || float.TryParse(text, CultureInfo.InvariantCulture, out row[filled])))
                {
                    filled = row.Length + 1;
                    break;
                }

                filled++;
            }

            weights[line[..Math.Max(tab, 0)]] = tab > 0 && filled == row.Length ? row : throw new InvalidDataException($"The line '{line}' has no weight for each of {row.Length} answers.");
        }

        return new LearnedWeights(answers, weights);
    }

    /// <summary>How probable each answer is: 0 to 1, together 1.</summary>
    /// <param name="features">What was observed; unknown features say nothing.</param>
    /// <param name="possible">Which answers there can be; null for all.</param>
    public double[] Probabilities(IEnumerable<string> features, Func<string, bool>? possible = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        Span<float> weighed = stackalloc float[Answers.Count];
        foreach (var feature in features)
        {
            if (Of.TryGetValue(feature, out var weights))
            {
                Add(weights, weighed);
            }
        }

        var sums = new double[Answers.Count];
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] = weighed[at];
        }

        for (var at = 0; possible is not null && at < sums.Length; at++)
        {
            sums[at] = possible(Answers[at]) ? sums[at] : double.NegativeInfinity;
        }

        var most = sums.Max();
        var total = sums.Sum(sum => Math.Exp(sum - most));
        return [.. sums.Select(sum => Math.Exp(sum - most) / total)];
    }

    /// <summary>How much all features together speak for the first answer.</summary>
    /// <param name="features">What was observed; unknown features say nothing.</param>
    public double Together(IEnumerable<string> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return features.Sum(feature => Of.TryGetValue(feature, out var weights) ? weights[0] : 0d);
    }

    private static void Add(ReadOnlySpan<float> weights, Span<float> sums)
    {
        var at = 0;
        for (; at <= sums.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            (new Vector<float>(weights[at..]) + new Vector<float>(sums[at..])).CopyTo(sums[at..]);
        }

        for (; at < sums.Length; at++)
        {
            sums[at] += weights[at];
        }
    }
}

using System.Globalization;

namespace CareFunctions.Core.Emails.Words;

/// <summary>What is observed of something says for and against each of several answers, learned from the labelled mailbox. The file has a line for each feature, so that a person can look up
/// why something was taken for what it was; <c>WordTraining</c> in the tests writes it.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Of">The weights of each feature, one an answer.</param>
internal sealed record LearnedWeights(IReadOnlyList<string> Answers, IReadOnlyDictionary<string, float[]> Of)
{
    /// <summary>Reads weights: on each line a feature and, after a tab each, an answer, a colon and its weight; answers that are not named weigh nothing.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="answers">The answers.</param>
    /// <exception cref="InvalidDataException">A line names an answer that there is not.</exception>
    public static LearnedWeights Read(TextReader reader, IReadOnlyList<string> answers)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var places = answers.Select((answer, at) => (answer, at)).ToDictionary(one => one.answer, one => one.at, StringComparer.Ordinal);
        var byName = places.GetAlternateLookup<ReadOnlySpan<char>>();
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var feature = tab < 0 ? line : line[..tab];
            var row = new float[answers.Count];
            foreach (var cell in line.AsSpan(feature.Length).Split('\t'))
            {
                var text = line.AsSpan(feature.Length)[cell];
                if (text.IsEmpty)
                {
                    continue;
                }

                var colon = text.IndexOf(':');
                if (colon < 0 || !byName.TryGetValue(text[..colon], out var at) || !float.TryParse(text[(colon + 1)..], CultureInfo.InvariantCulture, out row[at]))
                {
                    throw new InvalidDataException($"The line of the feature '{feature}' has no weight of an answer in '{text}'.");
                }
            }

            weights[feature] = row;
        }

        return new LearnedWeights(answers, weights);
    }

    /// <summary>How probable each answer is: 0 to 1, together 1.</summary>
    /// <param name="features">What was observed; unknown features say nothing.</param>
    /// <param name="possible">Which answers there can be; null for all.</param>
    public double[] Probabilities(IEnumerable<string> features, Func<string, bool>? possible = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        var sums = new double[Answers.Count];
        foreach (var feature in features)
        {
            if (Of.TryGetValue(feature, out var weights))
            {
                for (var at = 0; at < sums.Length; at++)
                {
                    sums[at] += weights[at];
                }
            }
        }

        for (var at = 0; possible is not null && at < sums.Length; at++)
        {
            sums[at] = possible(Answers[at]) ? sums[at] : double.NegativeInfinity;
        }

        var most = sums.Max();
        var total = sums.Sum(sum => Math.Exp(sum - most));
        return [.. sums.Select(sum => Math.Exp(sum - most) / total)];
    }
}

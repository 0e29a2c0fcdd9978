using System.Globalization;

namespace CareFunctions.Core.Emails.Words;

/// <summary>What words and their neighbours say for and against each kind of email, learned from the labelled mailbox. The file has a line for each feature, so that a person
/// can look up why a message was taken for what it was; <c>ReaderTraining</c> in the tests writes it.</summary>
/// <param name="Of">The weights of each feature, one a kind in the order of <see cref="EmailIntent"/>.</param>
internal sealed record WordWeights(IReadOnlyDictionary<string, float[]> Of)
{
    private const string Resource = "CareFunctions.Core.Emails.intents.tsv";

    private static readonly Lazy<WordWeights> Shipped = new(Load);

    /// <summary>How many kinds there are.</summary>
    public static int Kinds { get; } = Enum.GetValues<EmailIntent>().Length;

    /// <summary>The shipped weights.</summary>
    public static WordWeights Own => Shipped.Value;

    /// <summary>Reads weights: on each line a feature and, after a tab each, a kind's word, a colon and its weight; kinds that are not named weigh nothing.</summary>
    /// <param name="reader">The text.</param>
    /// <exception cref="InvalidDataException">A line names no kind there is.</exception>
    public static WordWeights Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            var row = new float[Kinds];
            foreach (var cell in cells.Skip(1))
            {
                var colon = cell.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0 || !EmailProposal.TryIntent(cell[..colon], out var intent))
                {
                    throw new InvalidDataException($"The line of the feature '{cells[0]}' names no kind of email in '{cell}'.");
                }

                row[(int)intent.Value] = float.Parse(cell.AsSpan(colon + 1), CultureInfo.InvariantCulture);
            }

            weights[cells[0]] = row;
        }

        return new WordWeights(weights);
    }

    /// <summary>The kind of email that features speak for most, and how probable that makes it: 0 to 1. The first of two that are equal.</summary>
    /// <param name="features">What was observed; unknown features say nothing.</param>
    public (EmailIntent Intent, double Probability) Best(IReadOnlyCollection<string> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var sums = new double[Kinds];
        foreach (var feature in features)
        {
            if (Of.TryGetValue(feature, out var weights))
            {
                for (var kind = 0; kind < Kinds; kind++)
                {
                    sums[kind] += weights[kind];
                }
            }
        }

        var best = Array.IndexOf(sums, sums.Max());
        return ((EmailIntent)best, 1 / sums.Sum(sum => Math.Exp(sum - sums[best])));
    }

    private static WordWeights Load()
    {
        using var stream = typeof(WordWeights).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly has no {Resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}

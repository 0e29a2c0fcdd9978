using System.Globalization;

namespace CareFunctions.Core.Emails.Words;

/// <summary>What words, phrases and doubts say for and against acting on an email without a person, learned from what careful officers would do with labelled messages. The file has a line for
/// each feature: the feature, a tab and its weight; more than nothing speaks for acting.</summary>
/// <param name="Of">The weight of each feature.</param>
internal sealed record ActingWeights(IReadOnlyDictionary<string, float> Of)
{
    private const string Resource = "CareFunctions.Core.Emails.acting.tsv";

    private static readonly Lazy<ActingWeights> Shipped = new(Load);

    /// <summary>The shipped weights.</summary>
    public static ActingWeights Own => Shipped.Value;

    /// <summary>Reads weights.</summary>
    /// <param name="reader">The text.</param>
    /// <exception cref="InvalidDataException">A line has no weight.</exception>
    public static ActingWeights Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.LastIndexOf('\t');
            weights[line[..Math.Max(tab, 0)]] = tab > 0 && float.TryParse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture, out var weight)
                ? weight
                : throw new InvalidDataException($"The line '{line}' has no weight.");
        }

        return new ActingWeights(weights);
    }

    /// <summary>How probable it is that a careful officer would let a message be acted on: 0 to 1.</summary>
    /// <param name="features">What was observed; unknown features say nothing.</param>
    public double Probability(IEnumerable<string> features) => 1 / (1 + Math.Exp(-features.Sum(feature => Of.GetValueOrDefault(feature))));

    private static ActingWeights Load()
    {
        using var stream = typeof(ActingWeights).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly has no {Resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}

using CareFunctions.Core.Emails.Roles;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Tests.Emails.Words;

/// <summary>
/// Learns which reading of visits is right, each weighed against all others: as <see cref="WeightLearning"/> by small adaptive steps, half of the features left out at each sight, and the mean over the later rounds.
/// Only what a reading comes to is labelled, not the reading: of those that come to it, each teaches as far as it is likely to be the one.
/// </summary>
/// <param name="Rounds">How often each example is seen.</param>
/// <param name="Decay">How strongly weights are drawn to nothing.</param>
/// <param name="Step">How far a weight goes at first.</param>
/// <param name="RarestKept">How many examples a feature must be in.</param>
/// <param name="SmallestKept">Weights nearer to nothing than this are nothing.</param>
/// <param name="Digits">The decimal places that weights are kept with.</param>
internal sealed record LatticeLearning(int Rounds, float Decay, float Step, int RarestKept, float SmallestKept, int Digits)
{
    private const float LeftOut = 0.3f;

    // An error as small as this teaches nothing.
    private const double Settled = 1e-4;

    /// <summary>Learns weights of one answer.</summary>
    /// <param name="answers">Its name.</param>
    /// <param name="examples">The readings, and which are right.</param>
    public LearnedWeights Learn(IReadOnlyList<string> answers, IReadOnlyList<LatticeExample> examples)
    {
        var index = examples.SelectMany(one => one.Lattice.Parts.SelectMany(part => part).Distinct(StringComparer.Ordinal)).GroupBy(feature => feature, StringComparer.Ordinal).Where(same => same.Count() >= RarestKept)
            .Select(same => same.Key).Order(StringComparer.Ordinal).Select((feature, at) => (feature, at)).ToDictionary(one => one.feature, one => one.at, StringComparer.Ordinal);
        var weights = Weighed(index.Count, [.. examples.Select(one => new Indexing(one, [.. one.Lattice.Parts.Select(part => part.Where(index.ContainsKey).Select(feature => index[feature]).Order().ToArray())]))]);
        return new LearnedWeights(answers, index.Where(one => MathF.Abs(weights[one.Value]) >= SmallestKept).ToDictionary(one => one.Key, one => new[] { MathF.Round(weights[one.Value], Digits) }, StringComparer.Ordinal));
    }

    private float[] Weighed(int features, Indexing[] examples)
    {
        var (weights, squares, sums, random) = (new float[features], new float[features], new float[features], new Random(7));
        var kept = new bool[features];
        var slopes = new Dictionary<int, double>();
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(examples);
            foreach (var example in examples)
            {
                foreach (var feature in example.Parts.SelectMany(part => part))
                {
                    kept[feature] = random.NextSingle() >= LeftOut;
                }

                var errors = Errors(example.Of, Array.ConvertAll(example.Parts, part => (double)part.Sum(feature => kept[feature] ? weights[feature] : 0) / (1 - LeftOut)));
                slopes.Clear();
                for (var part = 0; part < errors.Length; part++)
                {
                    foreach (var feature in Math.Abs(errors[part]) < Settled ? [] : example.Parts[part].Where(feature => kept[feature]))
                    {
                        slopes[feature] = slopes.GetValueOrDefault(feature) + errors[part];
                    }
                }

                foreach (var (feature, error) in slopes)
                {
                    var slope = (float)error + (weights[feature] * Decay);
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

    // Of each part, how much likelier the readings over it are than they should be.
    private static double[] Errors(LatticeExample example, double[] speaks)
    {
        var lattice = example.Lattice;
        var errors = new double[speaks.Length];
        var (all, right) = (new LogSums(lattice.Nodes), new LogSums(lattice.Nodes));
        for (var end = 0; end < lattice.Ends.Count; end++)
        {
            all.Add(lattice.Ends[end].Node, 0);
            if (example.Right[end])
            {
                right.Add(lattice.Ends[end].Node, 0);
            }
        }

        var edges = lattice.Edges;
        var weighed = new double[edges.Count];
        for (var at = edges.Count - 1; at >= 0; at--)
        {
            weighed[at] = VisitLattice.Speaks(edges[at], speaks);
            all.Add(edges[at].From, weighed[at] + all[edges[at].To]);
            right.Add(edges[at].From, weighed[at] + right[edges[at].To]);
        }

        var reached = new LogSums(lattice.Nodes);
        reached.Add(0, 0);
        for (var at = 0; at < edges.Count; at++)
        {
            var edge = edges[at];
            var here = reached[edge.From] + weighed[at];
            reached.Add(edge.To, here);
            var error = Math.Exp(here + all[edge.To] - all[0]) - Math.Exp(here + right[edge.To] - right[0]);
            if (Math.Abs(error) > Settled / 10)
            {
                errors[edge.Link] += error;
                foreach (var part in edge.Step)
                {
                    errors[part] += error;
                }
            }
        }

        return errors;
    }

    private sealed record Indexing(LatticeExample Of, int[][] Parts);
}

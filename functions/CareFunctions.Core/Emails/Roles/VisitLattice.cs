using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>
/// All readings of the visits of a message, as a graph: a path from the first node to an end takes every length of visits in turn for something and comes to a sum. Very many paths share few edges, so that all of them
/// are weighed against each other.
/// </summary>
internal sealed class VisitLattice
{
    private readonly List<IReadOnlyList<string>> parts = [];
    private readonly Dictionary<IReadOnlyList<string>, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<Edge> edges = [];
    private readonly List<(int Node, VisitSum? Sum)> ends = [];
    private readonly Dictionary<VisitSum, int> endOf = [];

    /// <summary>One of a message that tells of no visits.</summary>
    public static VisitLattice Nothing { get; } = new();

    /// <summary>A step of a reading.</summary>
    /// <param name="From">The node that it leaves.</param>
    /// <param name="To">The node that it comes to.</param>
    /// <param name="Step">What is observed of it: places among <see cref="Parts"/>.</param>
    /// <param name="Link">What is observed of it beside the step before: a place among <see cref="Parts"/>.</param>
    internal readonly record struct Edge(int From, int To, int[] Step, int Link);

    /// <summary>What is observed, told once for all edges that share it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Parts => parts;

    /// <summary>The edges; those that come to a node stand before those that leave it.</summary>
    public IReadOnlyList<Edge> Edges => edges;

    /// <summary>Where readings end, and the sum there; null where no visits are meant.</summary>
    public IReadOnlyList<(int Node, VisitSum? Sum)> Ends => ends;

    /// <summary>How many nodes there are; the first is 0.</summary>
    public int Nodes { get; private set; } = 1;

    /// <summary>A new node.</summary>
    public int Node() => Nodes++;

    /// <summary>The place of what is observed.</summary>
    public int Place(IReadOnlyList<string> part)
    {
        if (!places.TryGetValue(part, out var place))
        {
            place = places[part] = parts.Count;
            parts.Add(part);
        }

        return place;
    }

    /// <summary>Adds an edge.</summary>
    public void Join(int from, int to, int[] step, int link) => edges.Add(new Edge(from, to, step, link));

    /// <summary>The node where readings end that come to a sum.</summary>
    public int End(VisitSum sum)
    {
        if (!endOf.TryGetValue(sum, out var node))
        {
            node = endOf[sum] = Node();
            ends.Add((node, sum));
        }

        return node;
    }

    /// <summary>Adds the reading that no visits are meant.</summary>
    public void EndWithNone(IReadOnlyList<string> part)
    {
        var node = Node();
        ends.Add((node, null));
        Join(0, node, [], Place(part));
    }

    /// <summary>How probable each sum is, the likeliest first, by all readings that come to it; and how probable that none is meant. Together they are 1.</summary>
    /// <param name="weights">What was learned.</param>
    public (IReadOnlyList<(VisitSum Sum, double Probable)> Sums, double None) Weigh(LearnedWeights weights)
    {
        if (ends.Count == 0)
        {
            return ([], 1);
        }

        var speaks = parts.ConvertAll(weights.Together);
        var reached = new LogSums(Nodes);
        reached.Add(0, 0);
        foreach (var edge in edges)
        {
            reached.Add(edge.To, reached[edge.From] + Speaks(edge, speaks));
        }

        var most = ends.Max(end => reached[end.Node]);
        var total = ends.Sum(end => Math.Exp(reached[end.Node] - most));
        var sums = new List<(VisitSum Sum, double Probable)>();
        var none = 0d;
        foreach (var (node, sum) in ends)
        {
            var probable = Math.Exp(reached[node] - most) / total;
            if (sum is { } known)
            {
                sums.Add((known, probable));
            }
            else
            {
                none = probable;
            }
        }

        sums.Sort((one, other) => other.Probable.CompareTo(one.Probable));
        return (sums, none);
    }

    /// <summary>How much everything observed of an edge speaks for it.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="speaks">How much each part does.</param>
    public static double Speaks(Edge edge, IReadOnlyList<double> speaks)
    {
        var sum = speaks[edge.Link];
        foreach (var part in edge.Step)
        {
            sum += speaks[part];
        }

        return sum;
    }
}

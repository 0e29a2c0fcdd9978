using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>
/// Every way in which the visits of a message may be added up: each length of a visit that stands there is taken for one before or after, kept, or nothing; each is counted on the days, at the visits and by the
/// carers that are said beside it or once for all. "Lunch from 30 to 45 and tea stopped (30 minutes), all seven days": before, after, before. Which of them is meant, if any, weights say that the labelled mailbox teaches.
/// </summary>
internal static class VisitSums
{
    /// <summary>All readings are weighed against each other, and against none.</summary>
    public static readonly IReadOnlyList<string> Names = ["change"];

    // More of these are no email that was learned from.
    private const int MostLengths = 10;
    private const int MostDays = 6;
    private const int MostCounts = 5;
    private const int MostPairs = 3;
    private const int MostWays = 24;
    private const int MostNodesOfALayer = 400;
    private const int MostEdges = 20_000;

    // Sums are kept as whole numbers: of half minutes, as care every other day is that of three and a half days.
    private const int HalvesOfADay = 2;
    private const int MinutesOfAnHour = 60;
    private const int UnitsOfAnHour = MinutesOfAnHour * HalvesOfADay;
    private const int MostUnits = 84 * UnitsOfAnHour;

    private static readonly VisitPart[] OfAChange = [VisitPart.Aside, VisitPart.Before, VisitPart.After, VisitPart.Counted, VisitPart.CountedBack];
    private static readonly VisitPart[] OfAllVisits = [VisitPart.Aside, VisitPart.Before, VisitPart.After, VisitPart.Kept, VisitPart.Doubled, VisitPart.Halved, VisitPart.Counted, VisitPart.CountedBack];
    private static readonly VisitPart[] OfThoseAfter = [VisitPart.Aside, VisitPart.After];
    private static readonly VisitPart[] OfThoseBefore = [VisitPart.Aside, VisitPart.Before];

    /// <summary>All readings that a message leaves open.</summary>
    /// <param name="draft">The message, whose intent is settled.</param>
    /// <param name="read">What the rules read in it; null leaves that out.</param>
    public static VisitLattice Observed(Draft draft, EmailFields? read)
    {
        var text = draft.Body;
        var lengths = VisitLengths.Of(text);
        var days = VisitTimes.Days(text);
        if (lengths.Count is 0 or > MostLengths || days.Count > MostDays)
        {
            return VisitLattice.Nothing;
        }

        var features = new VisitFeatures(draft, lengths, days, read);
        var lattice = new VisitLattice();
        lattice.EndWithNone(features.None());
        var ways = VisitCounting.Of(text, lengths, days, features.Visits, features.Carers).Take(MostWays).ToList();
        foreach (var telling in HoursRoles.OfAPackage(draft.Intents.Intent) ? [VisitTelling.After] : Enum.GetValues<VisitTelling>())
        {
            foreach (var way in ways)
            {
                Tell(draft.Intents.Intent, telling, way, lengths, features, lattice);
            }
        }

        return lattice;
    }

    private static void Tell(EmailIntent intent, VisitTelling telling, VisitCounting way, List<VisitLengths.Length> lengths, VisitFeatures features, VisitLattice lattice)
    {
        if (lattice.Edges.Count > MostEdges)
        {
            return;
        }

        var start = lattice.Node();
        lattice.Join(0, start, [lattice.Place(features.Telling(telling))], lattice.Place(features.Way(way)));
        var reached = new Dictionary<State, int> { [new State(null, 0, 0)] = start };
        for (var at = 0; at < lengths.Count; at++)
        {
            reached = Next(telling, way, lengths, at, features, lattice, reached);
        }

        foreach (var (state, node) in reached)
        {
            if (Sum(telling, state, intent) is { } sum)
            {
                lattice.Join(node, lattice.End(sum), [lattice.Place(features.Value(telling, sum))], lattice.Place(features.Link(telling, state.Part, null, lengths.Count)));
            }
        }
    }

    // From each state so far to those in which the next length is taken for something.
    private static Dictionary<State, int> Next(VisitTelling telling, VisitCounting way, List<VisitLengths.Length> lengths, int at, VisitFeatures features, VisitLattice lattice, Dictionary<State, int> reached)
    {
        var next = new Dictionary<State, int>();
        foreach (var (part, before, after, step) in Steps(telling, way, lengths, at, features, lattice))
        {
            foreach (var (state, node) in reached)
            {
                var then = new State(part, state.Before + before, state.After + after);
                if (Math.Max(then.Before, then.After) > MostUnits || (next.Count >= MostNodesOfALayer && !next.ContainsKey(then)))
                {
                    continue;
                }

                if (!next.TryGetValue(then, out var to))
                {
                    to = next[then] = lattice.Node();
                }

                lattice.Join(node, to, step, lattice.Place(features.Link(telling, state.Part, part, at)));
            }
        }

        return next;
    }

    // What a length may be taken for, and what it adds to the sums before and after.
    private static IEnumerable<(VisitPart Part, int Before, int After, int[] Step)> Steps(VisitTelling telling, VisitCounting way, List<VisitLengths.Length> lengths, int at, VisitFeatures features, VisitLattice lattice)
    {
        var once = Units(lengths[at].Hours * way.Days[at].Value * way.Carers.Value);
        var all = Units(lengths[at].Hours * way.Days[at].Value * way.Carers.Value * way.Visits[at].Value);
        int days = lattice.Place(features.Near(way.Days[at], lengths[at].At)), visits = lattice.Place(features.Near(way.Visits[at], lengths[at].At)), carers = lattice.Place(features.Near(way.Carers, lengths[at].At));
        foreach (var part in telling switch { VisitTelling.Change => OfAChange, VisitTelling.Whole => OfAllVisits, VisitTelling.After => OfThoseAfter, _ => OfThoseBefore })
        {
            int[] step = [lattice.Place(features.Part(part, at)), lattice.Place(features.PartOf(telling, part))];
            switch (part)
            {
                case VisitPart.Aside:
                    yield return (part, 0, 0, step);
                    break;
                case VisitPart.Before:
                    yield return (part, all, 0, [.. step, days, visits, carers]);
                    break;
                case VisitPart.After:
                    yield return (part, 0, all, [.. step, days, visits, carers]);
                    break;
                case VisitPart.Kept when lengths.Count > 1:
                    yield return (part, all, all, [.. step, days, visits, carers]);
                    break;
                case VisitPart.Doubled when features.Carers.Count > 1 && way.Carers.Value == 1:
                    yield return (part, all, 2 * all, [.. step, days, visits]);
                    break;
                case VisitPart.Halved when features.Carers.Count > 1 && way.Carers.Value == 1:
                    yield return (part, 2 * all, all, [.. step, days, visits]);
                    break;
                case VisitPart.Counted or VisitPart.CountedBack:
                    foreach (var (first, last) in features.Counts.Take(MostPairs))
                    {
                        int[] counted = [.. step, days, carers, lattice.Place(features.Counted(part, first, last, lengths[at].At))];
                        var (less, more) = ((int)(once * first.Value), (int)(once * last.Value));
                        yield return part == VisitPart.Counted ? (part, less, more, counted) : (part, more, less, counted);
                    }

                    break;
            }
        }
    }

    private static int Units(decimal hours) => (int)decimal.Round(hours * UnitsOfAnHour);

    // What a reading comes to, if it can be what is asked for.
    private static VisitSum? Sum(VisitTelling telling, State state, EmailIntent intent)
    {
        var (before, after) = (Hours(state.Before), Hours(state.After));
        var fits = intent switch { EmailIntent.IncreaseRequest => after > before, EmailIntent.ReductionRequest => after < before, _ => after != before };
        return telling switch
        {
            VisitTelling.Change when fits => new VisitSum(null, null, after - before),
            VisitTelling.Whole when fits && before > 0 && after > 0 => new VisitSum(before, after, null),
            VisitTelling.After when after > 0 => new VisitSum(null, after, null),
            VisitTelling.Before when before > 0 => new VisitSum(before, null, null),
            _ => null,
        };
    }

    private static decimal Hours(int units) => decimal.Round((decimal)units / UnitsOfAnHour, 4) / 1.0000m;

    // Where a reading stands: what the last length was taken for, and the sums so far.
    private readonly record struct State(VisitPart? Part, int Before, int After);
}

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Which of the hours in a message are those before, those after and the difference, weighed together: they must fit each other and what is asked for.</summary>
/// <param name="From">The hours before, null when none are.</param>
/// <param name="To">The hours after.</param>
/// <param name="Delta">The difference, signed.</param>
internal sealed record HoursAssignment(HoursAssignment.Settled From, HoursAssignment.Settled To, HoursAssignment.Settled Delta)
{
    // How much it speaks for three values that one and the difference make the other, against them that they do not, and for two that both are said.
    private const double Agree = 2.5;
    private const double Disagree = 3;
    private const double Both = 0.5;

    // How much it speaks for a pair that an increase goes up and a reduction down: the kind may have been misread.
    private const double Way = 1.5;

    // More than these are not tried, nor what is out of the question for each role.
    private const int Most = 7;
    private const int MostSums = 12;
    private const double Unthinkable = 1e-4;
    private const double Hopeless = -5;

    private const double Likely = 0.5;

    // Not likely by itself, but much likelier than that nothing is said: for a person to see.
    private const double Thinkable = 0.4;
    private const double MuchLikelier = 2;

    /// <summary>How probable the least certain of them is: 0 to 1.</summary>
    public double Probable => Math.Min(From.Probable, Math.Min(To.Probable, Delta.Probable));

    /// <summary>Whether all three are said and one follows from the other two.</summary>
    public bool Agrees => From.Value + Delta.Value == To.Value && To.Value is not null;

    /// <summary>What one of them is, and how probable that is.</summary>
    /// <param name="Value">The hours, or null when none are likely.</param>
    /// <param name="Probable">How probable: 0 to 1.</param>
    internal readonly record struct Settled(decimal? Value, double Probable);

    /// <summary>The hours that are sums of their own: where visits can be added up, how long they are is none; it speaks for those that come to it.</summary>
    /// <param name="weighed">The hours that are said.</param>
    /// <param name="sums">What the visits may come to.</param>
    public static IReadOnlyList<(HoursMention Mention, double[] Probable)> OwnSums(IReadOnlyList<(HoursMention Mention, double[] Probable)> weighed, IReadOnlyList<(VisitSum Sum, double Probable)> sums) =>
        sums.Count == 0 ? weighed : [.. weighed.Where(one => one.Mention.Hours is not { OfVisits: true })];

    /// <summary>Weighs every way of giving the roles away.</summary>
    /// <param name="weighed">The hours that are said, each with how probable each role is by itself.</param>
    /// <param name="sums">What the visits may come to, and how probable that is.</param>
    /// <param name="noSum">How probable it is that no visits are meant.</param>
    /// <param name="intent">What is asked for.</param>
    public static HoursAssignment Of(IReadOnlyList<(HoursMention Mention, double[] Probable)> weighed, IReadOnlyList<(VisitSum Sum, double Probable)> sums, double noSum, EmailIntent intent)
    {
        var speaks = weighed.GroupBy(one => one.Mention.Weekly).ToDictionary(
            same => same.Key, same => Enumerable.Range(0, HoursRoles.Names.Count).Select(role => same.Max(one => Math.Log(one.Probable[role] / one.Probable[0]))).ToArray());

        var said = OwnSums(weighed, sums).GroupBy(one => one.Mention.Weekly).ToDictionary(same => same.Key, same => same.Count());
        decimal?[] values = [null, .. speaks.Where(one => said.ContainsKey(one.Key) && one.Value.Skip(1).Max() > Hopeless).OrderByDescending(one => one.Value.Skip(1).Max()).Take(Most).Select(one => (decimal?)one.Key)];
        int[] signs = intent switch { EmailIntent.IncreaseRequest => [1], EmailIntent.ReductionRequest => [-1], _ => [1, -1] };
        var (from, to, delta) = (new Tally(), new Tally(), new Tally());

        // The visits come to one thing or to nothing; what they do not say, stated hours may.
        foreach (var (sum, probable) in sums.Where(one => one.Probable >= Unthinkable).Take(MostSums).Append((new VisitSum(null, null, null), Math.Max(noSum, Unthinkable))))
        {
            // One number cannot be two things; said twice it can: "7 now, 7 more, 14 in all".
            decimal? difference = sum.Delta is { } change ? Math.Abs(change) : null;
            foreach (var was in sum.From is { } before ? [before] : values.Where(one => one is null || one != difference || said[one.Value] > 1))
            {
                foreach (var will in sum.To is { } after ? [after] : values.Where(one => one is null || (one != was && (one != difference || said[one.Value] > 1))))
                {
                    foreach (var by in difference is not null ? [difference] : values.Where(one => one is null || (one != will && (one != was || (said[one.Value] > 1 && was + one == will)))))
                    {
                        foreach (var sign in by is null ? [1] : sum.Delta is { } signed ? [Math.Sign(signed)] : signs)
                        {
                            var score = Speaks(was, 1, sum.From is not null) + Speaks(will, 2, sum.To is not null) + Speaks(by, sign > 0 ? 3 : 4, sum.Delta is not null) + Fits(was, will, by * sign, intent);
                            var weight = probable * Math.Exp(score);
                            from.Add(was, weight);
                            to.Add(will, weight);
                            delta.Add(by * sign, weight);
                        }
                    }
                }
            }
        }

        return new HoursAssignment(from.Likeliest(), to.Likeliest(), delta.Likeliest());

        // What the visits come to may be stated as well, and need not.
        double Speaks(decimal? value, int role, bool byVisits) => value is { } known && speaks.TryGetValue(known, out var roles) ? byVisits ? Math.Max(0, roles[role]) : roles[role] : 0;
    }

    private static double Fits(decimal? was, decimal? will, decimal? by, EmailIntent intent)
    {
        if (was is not { } before || will is not { } after)
        {
            return 0;
        }

        var up = intent switch { EmailIntent.IncreaseRequest => Way, EmailIntent.ReductionRequest => -Way, _ => 0 };
        return Both + (after > before ? up : -up) + (by is null ? 0 : before + by == after ? Agree : -Disagree);
    }

    private sealed class Tally
    {
        private readonly Dictionary<decimal, double> of = [];
        private double none;
        private double total;

        public void Add(decimal? value, double weight)
        {
            total += weight;
            if (value is { } known)
            {
                of[known] = of.GetValueOrDefault(known) + weight;
            }
            else
            {
                none += weight;
            }
        }

        public Settled Likeliest() => of.OrderByDescending(one => one.Value).Select(one => (one.Key, Probable: one.Value / total)).FirstOrDefault() is var best && (best.Probable >= Likely || (best.Probable >= Thinkable && best.Probable >= none / total * MuchLikelier))
            ? new Settled(best.Key, best.Probable)
            : new Settled(null, none / total);
    }
}

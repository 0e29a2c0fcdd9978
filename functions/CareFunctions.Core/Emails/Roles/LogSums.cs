namespace CareFunctions.Core.Emails.Roles;

/// <summary>Sums of numbers that are kept as logarithms, so that none is too large or too small.</summary>
internal sealed class LogSums
{
    private readonly double[] sums;

    /// <summary>So many sums of nothing.</summary>
    /// <param name="count">How many.</param>
    public LogSums(int count)
    {
        sums = new double[count];
        Array.Fill(sums, double.NegativeInfinity);
    }

    /// <summary>The logarithm of a sum.</summary>
    /// <param name="at">Which.</param>
    public double this[int at] => sums[at];

    /// <summary>Adds to a sum.</summary>
    /// <param name="at">Which.</param>
    /// <param name="logarithm">The logarithm of what is added.</param>
    public void Add(int at, double logarithm)
    {
        var (less, more) = sums[at] < logarithm ? (sums[at], logarithm) : (logarithm, sums[at]);
        sums[at] = double.IsNegativeInfinity(less) ? more : more + Math.Log(1 + Math.Exp(less - more));
    }
}

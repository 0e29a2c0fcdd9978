using System.Globalization;

namespace Benchmarks;

/// <summary>One measured figure beside what it must be.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="AtLeast">The least it may be, if there is such a bound.</param>
/// <param name="AtMost">The most it may be, if there is such a bound.</param>
public sealed record Figure(string Name, double Value, string Unit, double? AtLeast = null, double? AtMost = null)
{
    /// <summary>Whether the value lies within its bounds; a figure without bounds is information.</summary>
    public bool Met => !(Value < AtLeast) && !(Value > AtMost);

    /// <inheritdoc/>
    public override string ToString()
    {
        string bound = AtLeast is { } least ? Invariant($"at least {least:N0}") : AtMost is { } most ? Invariant($"at most {most:0.##}") : "for information";
        string verdict = AtLeast is null && AtMost is null ? "" : Met ? "  met" : "  MISSED";
        return Invariant($"  {Name,-58} {Value,12:N2} {Unit,-18} ({bound}){verdict}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

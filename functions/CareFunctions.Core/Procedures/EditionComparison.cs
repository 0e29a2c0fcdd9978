using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Procedures;

/// <summary>How a council's rulebook differs from the edition before. Running cases keep the edition they started with, whatever it says.</summary>
/// <param name="Before">The edition before.</param>
/// <param name="After">The edition now.</param>
/// <param name="Changes">What differs in procedures, clocks and limits.</param>
/// <param name="Warnings">What is wrong with the edition as such: a version that was not raised, or went back.</param>
public sealed record EditionComparison(
    RulebookVersion Before, RulebookVersion After, IReadOnlyList<RulebookChange> Changes, IReadOnlyList<string> Warnings)
{
    /// <summary>Whether everything that differs only adds, so that a new case can go every way that a running one can.</summary>
    public bool Compatible => Changes.All(change => change.Widens);
}

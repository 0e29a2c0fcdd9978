namespace CareFunctions.Core.PenPictures;

/// <summary>Something in a free text that could tell who the person is. It does not repeat what was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins: UTF-16 code units from the start of the text, the first being 0.</param>
/// <param name="Length">How many UTF-16 code units it has; at least 1.</param>
public sealed record Finding(FindingKind Kind, int Start, int Length)
{
    /// <summary>The first code unit after it.</summary>
    internal int End => Start + Length;
}

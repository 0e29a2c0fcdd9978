namespace CareFunctions.Core.Emails.Language;

/// <summary>A sum of money that a text states.</summary>
/// <param name="Pounds">The sum.</param>
/// <param name="Basis">What it is paid for: <c>week</c>, another period, or null when not said.</param>
internal sealed record StatedMoney(decimal Pounds, string? Basis);

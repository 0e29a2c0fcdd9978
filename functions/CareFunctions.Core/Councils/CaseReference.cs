using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Councils;

/// <summary>
/// A case of one council: the council and the identifier its case-management system gave (an Eclipse ID, a LAS number, a
/// Mosaic ID). Written <c>SOM-104233</c>. It says nothing about the person.
/// </summary>
[JsonConverter(typeof(CaseReferenceJson))]
public sealed record CaseReference
{
    /// <summary>The fewest digits a case number has.</summary>
    public const int MinimumDigits = 4;

    /// <summary>The most digits a case number has.</summary>
    public const int MaximumDigits = 9;

    private CaseReference(Council council, string number)
    {
        Council = council;
        Number = number;
    }

    /// <summary>Whose case it is.</summary>
    public Council Council { get; }

    /// <summary>The digits of the case-management system's identifier, without leading zeros.</summary>
    public string Number { get; }

    /// <summary>Makes a reference from a case-management system's own identifier, such as an Eclipse ID.</summary>
    /// <param name="council">Whose system it is.</param>
    /// <param name="number">Four to nine digits; surrounding space and leading zeros are dropped.</param>
    /// <param name="reference">The reference, when the identifier is one.</param>
    public static bool TryCreate(Council council, string? number, [NotNullWhen(true)] out CaseReference? reference)
    {
        ArgumentNullException.ThrowIfNull(council);
        reference = null;
        var digits = number.AsSpan().Trim();
        foreach (var character in digits)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        digits = digits.TrimStart('0');
        if (digits.Length is < MinimumDigits or > MaximumDigits)
        {
            return false;
        }

        reference = new CaseReference(council, digits.ToString());
        return true;
    }

    /// <summary>
    /// Reads a reference as systems and people write it: the council's three letters, then perhaps a space, hyphen, dash or
    /// slash, then four to nine digits: <c>SOM-104233</c>, <c>som 104233</c>, <c>SOM104233</c>.
    /// </summary>
    /// <param name="text">The text, which must hold nothing else; null is not a reference.</param>
    /// <param name="reference">The normalised reference, when the text is one.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CaseReference? reference)
    {
        reference = null;
        var trimmed = text.AsSpan().Trim();
        foreach (var council in Council.All)
        {
            if (trimmed.StartsWith(council.CasePrefix, StringComparison.OrdinalIgnoreCase))
            {
                var number = trimmed[council.CasePrefix.Length..].TrimStart();
                if (number.Length > 0 && number[0] is '-' or '\u2010' or '\u2011' or '\u2013' or '/')
                {
                    number = number[1..].TrimStart();
                }

                return TryCreate(council, number.ToString(), out reference);
            }
        }

        return false;
    }

    /// <summary>The normalised form, for example <c>SOM-104233</c>; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() => Council.CasePrefix + "-" + Number;
}

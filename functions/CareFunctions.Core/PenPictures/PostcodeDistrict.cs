using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CareFunctions.Core.PenPictures;

/// <summary>The first half of a postcode: as near as a pen picture says where somebody lives.</summary>
public static partial class PostcodeDistrict
{
    private static readonly HashSet<string> Areas = new(
        ("AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV "
            + "JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR "
            + "TS TW UB W WA WC WD WF WN WR WS WV YO ZE GIR").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The district of a postcode or of a district, in capitals: <c>TA1</c> of <c>ta1 4dy</c>.</summary>
    /// <param name="text">A postcode or district; null is none.</param>
    /// <param name="district">The district.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? district)
    {
        var match = Form().Match(FoldedText.Of(text ?? "").Text.Trim().ToUpperInvariant());
        district = match.Success && IsArea(match.Groups["area"].Value) ? match.Groups["district"].Value : null;
        return district is not null;
    }

    internal static bool IsArea(string letters) => Areas.Contains(letters);

    [GeneratedRegex("^(?<district>(?<area>[A-Z]{1,2})[0-9][0-9A-Z]?)(?: ?[0-9][A-Z]{2})?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}

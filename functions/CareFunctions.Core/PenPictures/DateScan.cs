using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CareFunctions.Core.PenPictures;

/// <summary>Dates of birth and ages: the date on file in any form, days said to be a birth's, days too long ago to be about the care.</summary>
internal static partial class DateScan
{
    // A day that is this many years back is taken for a date of birth.
    private const int YearsBack = 16;

    private static readonly string[][] Months =
    [
        ["jan", "january", "ionawr"], ["feb", "february", "chwefror"], ["mar", "march", "mawrth"], ["apr", "april", "ebrill"], ["may", "mai"], ["jun", "june", "mehefin"],
        ["jul", "july", "gorffennaf"], ["aug", "august", "awst"], ["sep", "sept", "september", "medi"], ["oct", "october", "hydref"], ["nov", "november", "tachwedd"],
        ["dec", "december", "rhagfyr"],
    ];

    /// <summary>Every place that is a date, of birth or not.</summary>
    public static IReadOnlyList<(int Start, int End)> Places(FoldedText folded) =>
        [.. AllDates(folded.Text).Select(match => (match.Index, match.Index + match.Length))];

    public static IEnumerable<Finding> Find(FoldedText folded, LocalDate? born, LocalDate today)
    {
        foreach (var match in AllDates(folded.Text))
        {
            if (OfBirth(match, folded.Text, born, today))
            {
                yield return folded.At(FindingKind.DateOfBirth, match.Index, match.Length);
            }
        }

        foreach (Match match in BirthYear().Matches(folded.Text))
        {
            yield return folded.At(FindingKind.DateOfBirth, match.Groups["year"].Index, match.Groups["year"].Length);
        }

        if (born is { } day)
        {
            foreach (Match match in Undivided().Matches(folded.Text))
            {
                if (Written(day).Contains(match.Value))
                {
                    yield return folded.At(FindingKind.DateOfBirth, match.Index, match.Length);
                }
            }
        }

        foreach (Match match in Age().Matches(folded.Text))
        {
            yield return folded.At(FindingKind.Age, match.Groups["age"].Index, match.Groups["age"].Length);
        }
    }

    private static IEnumerable<Match> AllDates(string text) => Numeric().Matches(text).Concat(YearFirst().Matches(text)).Concat(DayMonth().Matches(text)).Concat(MonthDay().Matches(text));

    private static bool OfBirth(Match match, string text, LocalDate? born, LocalDate today)
    {
        if (BirthBefore().IsMatch(text.AsSpan(Math.Max(0, match.Index - 40), Math.Min(40, match.Index))))
        {
            return true;
        }

        var day = Number(match.Groups["day"]);
        var month = match.Groups["month"].Value is var name && char.IsAsciiDigit(name[0]) ? int.Parse(name, CultureInfo.InvariantCulture) : MonthOf(name);
        var years = Years(match.Groups["year"], today);
        if (born is { } date)
        {
            var sameDay = (day == date.Day && month == date.Month) || (day == date.Month && month == date.Day);
            if (sameDay && (years.Count == 0 || years.Contains(date.Year)))
            {
                return true;
            }
        }

        return years.Count > 0 && years.All(year => year <= today.Year - YearsBack);
    }

    // Two digits may stand for two years; the one that lies ahead is left out.
    private static IReadOnlyList<int> Years(Group year, LocalDate today) => year.Success
        ? year.Length == 4 ? [Number(year)] : [.. new[] { 1900 + Number(year), 2000 + Number(year) }.Where(one => one <= today.Year + 2)]
        : [];

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static int MonthOf(string name) => 1 + Array.FindIndex(Months, names => names.Contains(name.ToLowerInvariant(), StringComparer.Ordinal));

    private static string[] Written(LocalDate day) =>
    [
        day.ToString("ddMMyyyy", CultureInfo.InvariantCulture), day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), day.ToString("ddMMyy", CultureInfo.InvariantCulture),
    ];

    private const string MonthName =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
        + "|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr";

    [GeneratedRegex(@"(?<![0-9])(?<day>[0-9]{1,2}) ?(?:[/.\-] ?| )(?<month>[0-9]{1,2}) ?(?:[/.\-] ?| )(?<year>[0-9]{4}|[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<![0-9])(?<year>[0-9]{4}) ?[/.\-] ?(?<month>[0-9]{1,2}) ?[/.\-] ?(?<day>[0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![0-9])(?<day>[0-9]{1,2}) ?(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?(?: of)?[ .\-/]*\b(?<month>" + MonthName + @")\b(?:[., \-/]*(?:(?<year>[0-9]{4})|'?(?<year>[0-9]{2}))(?![0-9]))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b(?<month>" + MonthName + @")\b\.? ?(?:the )?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\b(?:,? (?<year>[0-9]{4})\b)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?:born|birth|birthday|d\.? ?o\.? ?b|ganwyd|geni)\b[^;\n]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BirthBefore();

    [GeneratedRegex(@"\b(?:born|birth|d\.? ?o\.? ?b\.?|ganwyd)\b[^0-9;]{0,15}(?<year>(?:18|19|20)[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BirthYear();

    [GeneratedRegex(@"(?<![0-9])(?:[0-9]{8}|[0-9]{6})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Undivided();

    [GeneratedRegex(@"\b(?:aged?|age of)\b:? ?(?:is |of )?(?<age>[0-9]{1,3})(?![0-9])|(?<![0-9])(?<age>[0-9]{1,3})[ \-]?(?:years?|yrs?|y)[ \-]?(?:old\b|of age\b|/?o\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Age();
}

using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>The day from which an email asks for a change. UK order; a day without a year is the one nearest to the day of receipt.</summary>
internal static partial class EmailDates
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static LocalDate? EffectiveDate(string text, LocalDate received, List<EmailDoubt> doubts, List<EmailEvidence> evidence)
    {
        var found = new List<LocalDate>();
        foreach (Match match in Effective().Matches(text))
        {
            evidence.Add(new EmailEvidence("effective-date", match.Value.Trim()));
            if (Resolve(match, received) is { } date)
            {
                found.Add(date);
            }
            else
            {
                doubts.Add(new EmailDoubt("date-impossible", "A date in it does not exist, has another weekday, or could be one of two."));
            }
        }

        // A day that no phrase ties to the change could be anything: another start, an end, an appointment.
        if (AnyDay().Count(text) > Effective().Count(text))
        {
            doubts.Add(new EmailDoubt("date-unexplained", "It mentions a day whose meaning is not clear."));
        }

        var distinct = found.Distinct().ToList();
        if (distinct.Count == 1)
        {
            if (Math.Abs(Period.DaysBetween(received, distinct[0])) > 92)
            {
                doubts.Add(new EmailDoubt("date-far", "The day it takes effect is more than three months away."));
            }

            return distinct[0];
        }

        doubts.Add(distinct.Count == 0
            ? new EmailDoubt("no-date", "It does not say clearly from which day.")
            : new EmailDoubt("several-dates", "It names more than one day from which."));
        return null;
    }

    /// <summary>Whether a text mentions a day at all.</summary>
    public static bool MentionedIn(string text) => AnyDay().IsMatch(text);

    private static LocalDate? Resolve(Match match, LocalDate received)
    {
        if (match.Groups["today"].Success)
        {
            return received.PlusDays(match.Groups["today"].Value switch { "tomorrow" => 1, _ => 0 });
        }

        var weekday = match.Groups["weekday"] is { Success: true } word ? (IsoDayOfWeek)(Array.IndexOf(Weekdays, word.Value[..3]) + 1) : IsoDayOfWeek.None;
        LocalDate? date;
        if (match.Groups["iso"].Success)
        {
            date = Date(match, "iy", "im", "id", received);
        }
        else if (match.Groups["sm"].Success)
        {
            date = Date(match, "sy", "sm", "sd", received);
        }
        else if (match.Groups["name"].Success)
        {
            date = Date(match, "ny", "name", "nd", received);
        }
        else
        {
            // On a Monday "from Monday" is today or in a week.
            return received.DayOfWeek == weekday ? null : received.Next(weekday);
        }

        return weekday == IsoDayOfWeek.None || date?.DayOfWeek == weekday ? date : null;
    }

    private static LocalDate? Date(Match match, string year, string month, string day, LocalDate received)
    {
        var monthText = match.Groups[month].Value;
        var monthNumber = char.IsAsciiDigit(monthText[0]) ? Number(monthText) : Array.IndexOf(Months, monthText[..3]) + 1;
        var dayNumber = Number(match.Groups[day].Value);
        if (match.Groups[year] is { Success: true } stated)
        {
            return At(stated.Length == 2 ? 2000 + Number(stated.Value) : Number(stated.Value), monthNumber, dayNumber);
        }

        return Enumerable.Range(received.Year - 1, 3).Select(one => At(one, monthNumber, dayNumber)).OfType<LocalDate>()
            .OrderBy(date => Math.Abs(Period.DaysBetween(received, date))).Select(date => (LocalDate?)date).FirstOrDefault();
    }

    private static LocalDate? At(int year, int month, int day) =>
        year is >= 2000 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Weekday = @"(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sat|sun)(?:day)?";
    private const string Month = @"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string Day =
        @"(?:(?<today>today|tomorrow)\b"
        + @"|(?:this |the )?(?:" + Weekday + @"\b,? ?(?:the )?)?(?:"
        + @"(?<iso>(?<iy>[0-9]{4})-(?<im>[0-9]{2})-(?<id>[0-9]{2}))\b"
        + @"|(?<sd>[0-9]{1,2})[/.](?<sm>[0-9]{1,2})(?:[/.](?<sy>[0-9]{4}|[0-9]{2}))?\b"
        + @"|(?<nd>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? (?<name>" + Month + @")\b(?:,? (?<ny>20[0-9]{2})\b)?)"
        + @"|(?:this )?" + Weekday + @"\b)";

    // Longest first: a weekday alone only matches where no date follows it.
    [GeneratedRegex(
        @"\b(?:from|w\.?e\.?f\.?|with effect from|with effect|effective(?: from| date)?|starting(?: from| on)?|start date|to start(?: on)?|commencing(?: on)?|as of|as from|beginning)(?: is)?:? " + Day,
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Effective();

    [GeneratedRegex(
        @"\b(?:today|tomorrow|yesterday|tonight|mon(?:day)?|tues?(?:day)?|wed(?:nes)?(?:day)?|thu(?:rs?)?(?:day)?|fri(?:day)?|satur(?:day)|sat|sun(?:day)?|fortnight|weekend)s?\b(?:,? ?(?:the )?(?:[0-9]{1,2}[/.][0-9]{1,2}(?:[/.][0-9]{2,4})?|[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:" + Month + @")\b(?:,? 20[0-9]{2}\b)?))?"
        + @"|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?\b|\b[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}\b|\b[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:" + Month + @")\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AnyDay();
}

using System.Globalization;
using NodaTime;

namespace CareFunctions.Core.Emails.Language;

/// <summary>The names of days and months as people write them, and what the calendar says of them.</summary>
internal static class DayNames
{
    private static readonly string[][] MonthNames =
    [
        ["jan", "january", "janurary", "januray", "ionawr"], ["feb", "february", "febuary", "feburary", "chwefror"], ["mar", "march", "mawrth"], ["apr", "april", "arpil", "ebrill"], ["may"],
        ["jun", "june", "mehefin"], ["jul", "july", "gorffennaf"], ["aug", "august", "agust", "augst", "awst"], ["sep", "sept", "september", "septemeber", "setpember", "medi"],
        ["oct", "october", "ocotober", "hydref"], ["nov", "november", "novemeber", "tachwedd"], ["dec", "december", "decemeber", "rhagfyr"],
    ];

    private static readonly string[][] WeekdayNames =
    [
        ["mon", "monday", "munday", "monady"], ["tue", "tues", "tuesday", "teusday", "tuesay", "tuseday"], ["wed", "weds", "wednesday", "wednsday", "wedensday", "wedneday", "wendesday"], ["thu", "thur", "thurs", "thursday", "thurday", "thrusday", "thursady"],
        ["fri", "friday", "firday", "frday"], ["sat", "saturday", "satuday", "saterday"], ["sun", "sunday", "suday"],
    ];

    private static readonly Dictionary<string, int> Months = Named(MonthNames);
    private static readonly Dictionary<string, int> Weekdays = Named(WeekdayNames);

    /// <summary>The weekday a word names, Monday being 1; 0 when it names none.</summary>
    public static int Weekday(Token token) => token.Kind == TokenKind.Word && (Weekdays.TryGetValue(token.Text, out var number) || (token.Text.EndsWith("'s", StringComparison.Ordinal) && Weekdays.TryGetValue(token.Text[..^2], out number))) ? number : 0;

    /// <summary>The month that a word at a place names, and the token after it.</summary>
    public static (int Month, int Next)? MonthAt(List<Token> tokens, int at, bool mayHaveOf)
    {
        if (mayHaveOf && (tokens.IsAt(at, "of") || tokens.IsAt(at, "-")))
        {
            at++;
        }

        if (at >= tokens.Count || tokens[at].Kind != TokenKind.Word || !Months.TryGetValue(tokens[at].Text, out var month))
        {
            return null;
        }

        at++;
        return (month, at < tokens.Count && tokens[at].Is(".") ? at + 1 : at);
    }

    /// <summary>The day, or null when the calendar has none such between 2000 and 2099.</summary>
    public static LocalDate? At(int year, int month, int day) =>
        year is >= 2000 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    /// <summary>The last day of the month that a day is in.</summary>
    public static LocalDate LastDayOf(LocalDate day) => new(day.Year, day.Month, CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month));

    /// <summary>The number that digits make.</summary>
    public static int Whole(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Easter Sunday of a year, by the Gregorian computus.</summary>
    public static LocalDate Easter(int year)
    {
        var (golden, century) = (year % 19, year / 100);
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var moon = epact - ((epact / 28) * (1 - ((epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        var offset = moon - weekday;
        var month = 3 + ((offset + 40) / 44);
        return new LocalDate(year, month, offset + 28 - (31 * (month / 4)));
    }

    private static Dictionary<string, int> Named(string[][] names) =>
        names.SelectMany((group, index) => group.Select(name => (name, index))).ToDictionary(one => one.name, one => one.index + 1, StringComparer.Ordinal);
}

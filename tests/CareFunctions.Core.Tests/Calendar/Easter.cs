using NodaTime;

namespace CareFunctions.Core.Tests.Calendar;

/// <summary>Easter Sunday by the Gregorian computus, as an oracle for the data.</summary>
internal static class Easter
{
    public static LocalDate SundayOf(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var toSunday = (32 + (2 * (century % 4)) + (2 * (year % 100 / 4)) - epact - (year % 100 % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var count = epact + toSunday - (7 * correction) + 114;
        return new LocalDate(year, count / 31, (count % 31) + 1);
    }
}

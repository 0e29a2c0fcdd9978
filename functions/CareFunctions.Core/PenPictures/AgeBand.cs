using System.Globalization;
using NodaTime;

namespace CareFunctions.Core.PenPictures;

/// <summary>The age band of a pen picture: ten years wide, so that it does not tell the age.</summary>
public static class AgeBand
{
    private const int Adult = 18;
    private const int Oldest = 95;
    private const int FirstFull = 25;

    /// <summary>The band on a day: <c>under 18</c>, <c>18 to 24</c>, then ten years each, then <c>95 and over</c>.</summary>
    /// <param name="born">The date of birth; somebody born on 29 February has the birthday of a common year on 28 February.</param>
    /// <param name="today">The day, not before the date of birth.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is before the date of birth.</exception>
    public static string Of(LocalDate born, LocalDate today)
    {
        if (today < born)
        {
            throw new ArgumentOutOfRangeException(nameof(today), today, "Nobody is born in the future.");
        }

        var age = Period.Between(born, today, PeriodUnits.Years).Years;
        var from = FirstFull + ((age - FirstFull) / 10 * 10);
        return age < Adult ? "under 18"
            : age < FirstFull ? "18 to 24"
            : age >= Oldest ? "95 and over"
            : string.Create(CultureInfo.InvariantCulture, $"{from} to {from + 9}");
    }
}

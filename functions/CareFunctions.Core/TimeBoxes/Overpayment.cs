using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>What has been paid too much since a last day.</summary>
public static class Overpayment
{
    private const decimal DaysInAWeek = 7m;

    /// <summary>The sum in pounds, to the penny: each day after the last one, the present one included, at a seventh of the weekly rate.</summary>
    /// <param name="lastDay">The last day that was to be paid.</param>
    /// <param name="today">The present day.</param>
    /// <param name="weeklyRate">Pounds a week.</param>
    /// <returns>The sum; nothing before the last day is over.</returns>
    public static decimal SoFar(LocalDate lastDay, LocalDate today, decimal weeklyRate) =>
        Math.Round(Math.Max(0, Period.DaysBetween(lastDay, today)) * weeklyRate / DaysInAWeek, 2, MidpointRounding.AwayFromZero);
}

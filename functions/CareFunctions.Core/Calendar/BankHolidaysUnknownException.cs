using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Calendar;

/// <summary>Nobody told the application whether a day is a bank holiday.</summary>
/// <param name="date">The day asked about.</param>
/// <param name="knownFrom">The first day known.</param>
/// <param name="knownTo">The last day known.</param>
public sealed class BankHolidaysUnknownException(LocalDate date, LocalDate knownFrom, LocalDate knownTo) : Exception(
    $"Whether {LocalDatePattern.Iso.Format(date)} is a bank holiday is not known: the data run from "
    + $"{LocalDatePattern.Iso.Format(knownFrom)} to {LocalDatePattern.Iso.Format(knownTo)}.")
{
    /// <summary>The day asked about.</summary>
    public LocalDate Date { get; } = date;

    /// <summary>The last day known.</summary>
    public LocalDate KnownTo { get; } = knownTo;
}

using System.Globalization;
using CareFunctions.Core.Worklists;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Procedures;

/// <summary>The values of a request as texts under the contract's names: numbers with a point, dates as yyyy-MM-dd.</summary>
public static class RequestValues
{
    /// <summary>The names that a request or an email may give.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "hoursPerWeek", "hoursPerWeekFrom", "hoursPerWeekTo", "hoursPerWeekDelta", "startDate", "endDate", "effectiveDate", "restartDate", "holdUntil", "weeklyRate",
        "provider", "outcome",
    ];

    /// <summary>The names whose values are dates.</summary>
    public static IReadOnlyList<string> Dates { get; } = ["startDate", "endDate", "effectiveDate", "restartDate", "holdUntil"];

    /// <summary>What a worklist reassignment's details state.</summary>
    /// <param name="details">The details.</param>
    public static IReadOnlyDictionary<string, string> Of(WorklistDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(values, "hoursPerWeek", Text(details.HoursPerWeek));
        Add(values, "hoursPerWeekFrom", Text(details.HoursPerWeekFrom));
        Add(values, "hoursPerWeekTo", Text(details.HoursPerWeekTo));
        Add(values, "hoursPerWeekDelta", Text(details.HoursPerWeekTo - details.HoursPerWeekFrom));
        Add(values, "startDate", Text(details.StartDate));
        Add(values, "endDate", Text(details.EndDate));
        Add(values, "effectiveDate", Text(details.EffectiveDate));
        Add(values, "restartDate", Text(details.RestartDate));
        Add(values, "weeklyRate", Text(details.WeeklyRate));
        Add(values, "provider", details.Provider);
        return values;
    }

    /// <summary>A number as a value.</summary>
    /// <param name="number">The number.</param>
    public static string? Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A date as a value.</summary>
    /// <param name="date">The date.</param>
    public static string? Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    /// <summary>A value as a number; null when it is missing or none.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">Its name.</param>
    public static decimal? Number(IReadOnlyDictionary<string, string> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        return decimal.TryParse(values.GetValueOrDefault(name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>A value as a date; null when it is missing or none.</summary>
    /// <param name="values">The values.</param>
    /// <param name="name">Its name.</param>
    public static LocalDate? Date(IReadOnlyDictionary<string, string> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.TryGetValue(name, out var text) && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
    }

    /// <summary>The details that values state.</summary>
    /// <param name="values">The values.</param>
    public static WorklistDetails Details(IReadOnlyDictionary<string, string> values) => new(
        Number(values, "hoursPerWeek"), Number(values, "hoursPerWeekFrom"), Number(values, "hoursPerWeekTo"),
        Date(values, "startDate"), Date(values, "endDate"), Date(values, "effectiveDate"), Date(values, "restartDate"), values.GetValueOrDefault("provider"),
        Number(values, "weeklyRate"));

    private static void Add(Dictionary<string, string> values, string name, string? value)
    {
        if (value is not null)
        {
            values[name] = value;
        }
    }
}

using System.Text.Json.Serialization;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>How long a clock runs. At most one member is given; none means open: no last day is known until somebody gives one.</summary>
/// <param name="Days">So many civil days, the first day included: 14 from the 1st end on the 14th.</param>
/// <param name="DaysAfter">So many civil days after the first day: 14 after the 1st is the 15th.</param>
/// <param name="WorkingDays">So many working days after the first day, which does not count.</param>
/// <param name="Until">The name of the date value that is the last day; open where that value is not stated.</param>
/// <param name="DayBefore">The name of the date value whose day before is the last day, as where something resumes on a date; open where it is not stated.</param>
[JsonConverter(typeof(ClockLengthJson))]
public sealed record ClockLength(int? Days = null, int? DaysAfter = null, int? WorkingDays = null, string? Until = null, string? DayBefore = null)
{
    /// <summary>Whether no last day follows from it.</summary>
    [JsonIgnore]
    public bool IsOpen => this == new ClockLength();

    /// <summary>The name of the date value that it rests on, or <see langword="null"/>.</summary>
    [JsonIgnore]
    public string? DateValue => Until ?? DayBefore;

    /// <summary>The last day that a date value gives; <see langword="null"/> where the value is not stated or the length rests on none.</summary>
    /// <param name="stated">The value named by <see cref="DateValue"/>.</param>
    public LocalDate? LastDayOf(LocalDate? stated) => DateValue is null ? null : DayBefore is null ? stated : stated?.PlusDays(-1);
}

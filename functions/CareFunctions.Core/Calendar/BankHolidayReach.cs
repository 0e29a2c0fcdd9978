namespace CareFunctions.Core.Calendar;

/// <summary>How far the bank holidays that are known reach beyond a day.</summary>
public enum BankHolidayReach
{
    /// <summary>For more than a year.</summary>
    Enough,

    /// <summary>For a year or less: the next year's should be added now.</summary>
    RunningOut,

    /// <summary>The day is after the last one known; from here on only weekends can be told from working days.</summary>
    RunOut,
}

namespace CareFunctions.Core.Calendar;

/// <summary>What becomes of a date that is no working day. A working day always stays.</summary>
public enum WorkingDayRule
{
    /// <summary>It stays: the time box counts civil days.</summary>
    AsItIs,

    /// <summary>It moves to the last working day before it, as reminders do: never nearer to a deadline.</summary>
    OnOrBefore,

    /// <summary>It moves to the first working day after it.</summary>
    OnOrAfter,
}

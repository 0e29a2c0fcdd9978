namespace CareFunctions.Core.Emails;

/// <summary>How well the words around a day fit a field: the day that fits best is taken.</summary>
internal enum DayFit
{
    /// <summary>It is a day of something else: of a review, a call, an earlier email.</summary>
    Aside,

    /// <summary>It is another day of the same matter: the last where the first is asked for.</summary>
    Other,

    /// <summary>Nothing says what it is for.</summary>
    Unsaid,

    /// <summary>It is the first day without, where the last day is asked for.</summary>
    DayAfter,

    /// <summary>It is the day that the field asks for.</summary>
    Fits,

    /// <summary>It is called just that: the last day, from when.</summary>
    Exactly,
}

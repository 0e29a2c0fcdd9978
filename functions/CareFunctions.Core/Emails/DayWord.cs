namespace CareFunctions.Core.Emails;

/// <summary>What kind of word stands by a day: the nearest says what the day is for.</summary>
internal enum DayWord
{
    /// <summary>None that the table knows.</summary>
    None,

    /// <summary>It is the first of something, or called its start.</summary>
    Starts,

    /// <summary>Somebody comes, moves or takes over, or something goes live.</summary>
    Begins,

    /// <summary>Something changes: "increase", "dropped", "suspend".</summary>
    Changes,

    /// <summary>Something ends: "finish", "expires".</summary>
    Ends,

    /// <summary>It is the last of something: "last", "final".</summary>
    Last,

    /// <summary>Something is taken off or out, or somebody moves out.</summary>
    Off,

    /// <summary>Somebody comes back: "home", "discharged".</summary>
    Returns,

    /// <summary>Nothing is done: "no longer", "not".</summary>
    Nothing,

    /// <summary>Something else was or is on that day: "reviewed", "panel", "spoke".</summary>
    Aside,
}

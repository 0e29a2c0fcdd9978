namespace CareFunctions.Core.Emails;

/// <summary>How a day is led in.</summary>
internal enum DayLead
{
    /// <summary>By "on", by nothing, or by a word that says nothing of it.</summary>
    None,

    /// <summary>"From", "as of", "starting".</summary>
    From,

    /// <summary>"Since": of what has been so for a while.</summary>
    Since,

    /// <summary>Nothing but the other end of a span: "8 to 12 June", "8 - 12 June".</summary>
    Through,

    /// <summary>"Until", "up to", "ending".</summary>
    Until,

    /// <summary>"To", which also leads in the day that something is moved to.</summary>
    To,

    /// <summary>"After", "beyond".</summary>
    After,
}

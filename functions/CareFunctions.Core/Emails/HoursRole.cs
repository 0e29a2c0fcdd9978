namespace CareFunctions.Core.Emails;

/// <summary>What stated hours are.</summary>
internal enum HoursRole
{
    /// <summary>What a package has before a change.</summary>
    From,

    /// <summary>What it has after the change.</summary>
    To,

    /// <summary>The difference.</summary>
    Delta,
}

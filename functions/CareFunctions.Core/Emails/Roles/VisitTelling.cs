namespace CareFunctions.Core.Emails.Roles;

/// <summary>What the visits of a message tell.</summary>
internal enum VisitTelling
{
    /// <summary>What is added or taken away, or what changes about some of the visits.</summary>
    Change,

    /// <summary>All visits of the package, before and after.</summary>
    Whole,

    /// <summary>All visits of the package as they will be.</summary>
    After,

    /// <summary>All visits of the package as they are.</summary>
    Before,
}

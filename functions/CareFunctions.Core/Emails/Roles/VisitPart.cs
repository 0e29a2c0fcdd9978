namespace CareFunctions.Core.Emails.Roles;

/// <summary>What a length of visits that stands in a message is.</summary>
internal enum VisitPart
{
    /// <summary>Nothing that counts.</summary>
    Aside,

    /// <summary>That of visits as they are, or of those that go.</summary>
    Before,

    /// <summary>That of visits as they will be, or of those that come.</summary>
    After,

    /// <summary>That of visits that stay.</summary>
    Kept,

    /// <summary>That of visits to which a second carer comes.</summary>
    Doubled,

    /// <summary>That of visits from which a second carer goes.</summary>
    Halved,

    /// <summary>That of visits of which there will be another number: the earlier said is the number before.</summary>
    Counted,

    /// <summary>The same, and the earlier said is the number after: "three calls instead of four".</summary>
    CountedBack,
}

namespace CareFunctions.Core.Tests.Register;

/// <summary>The sorts of entry that cite clauses.</summary>
internal enum PlaceKind
{
    /// <summary>A name only: a team, a role, a form, a service, a procedure as a whole. It covers nothing by itself.</summary>
    Name,

    /// <summary>A rule of the referral check.</summary>
    Rule,

    /// <summary>A step of a procedure.</summary>
    Step,

    /// <summary>A clock.</summary>
    Clock,

    /// <summary>Advice.</summary>
    Guidance,

    /// <summary>Code, or another part of the rulebook.</summary>
    Elsewhere,

    /// <summary>Left to people, with the reason.</summary>
    People,
}

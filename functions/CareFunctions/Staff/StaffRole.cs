namespace CareFunctions.Staff;

/// <summary>The roles staff can have, named as in the Entra ID application's app roles.</summary>
public static class StaffRole
{
    /// <summary>The Sourcing Care team: authorises within its limit, finds providers, types into SWIFT.</summary>
    public const string SourcingCare = "SourcingCare";

    /// <summary>A Business Manager of the Sourcing Care team: extends a temporary increase.</summary>
    public const string BusinessManager = "BusinessManager";

    /// <summary>Operational Triage: decides about the long term.</summary>
    public const string Triage = "Triage";

    /// <summary>Looks after what could not be handled. Sees original messages of every council, so it is a role of its own.</summary>
    public const string FailureDesk = "FailureDesk";

    /// <summary>The roles of people who work on cases.</summary>
    public static IReadOnlyList<string> CaseWork { get; } = [SourcingCare, BusinessManager, Triage];

    /// <summary>The role's id in the rulebooks, which say what it may decide.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a role of case work.</exception>
    public static string InRulebook(string role) => role switch
    {
        SourcingCare => "sourcing-care-officer",
        BusinessManager => "business-manager",
        Triage => "triage-worker",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This is not a role of case work."),
    };
}

using System.Text.Json;

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

    private const string SourcingCareInRulebook = "sourcing-care-officer";
    private const string TriageInRulebook = "triage-worker";

    /// <summary>The roles of people who work on cases in every council; a rulebook names more.</summary>
    public static IReadOnlyList<string> CaseWork { get; } = [SourcingCare, BusinessManager, Triage];

    /// <summary>The role as staff sign in with it: <c>brokerage-officer</c> is <c>BrokerageOfficer</c>.</summary>
    /// <param name="id">The rulebook's id of the role.</param>
    public static string FromRulebook(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id switch
        {
            SourcingCareInRulebook => SourcingCare,
            TriageInRulebook => Triage,
            _ => string.Concat(id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
        };
    }

    /// <summary>The role's id in the rulebooks, which say what it may decide.</summary>
    /// <param name="role">The role as staff sign in with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a role of case work.</exception>
    public static string InRulebook(string role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return role switch
        {
            SourcingCare => SourcingCareInRulebook,
            Triage => TriageInRulebook,
            FailureDesk => throw new ArgumentOutOfRangeException(nameof(role), role, "This is not a role of case work."),
            _ => JsonNamingPolicy.KebabCaseLower.ConvertName(role),
        };
    }
}

using CareFunctions.Core.Procedures;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Referrals;

/// <summary>What the rulebook says to a reassignment. It is kept with the referral, which so keeps the rulebook it started with.</summary>
/// <param name="Outcome">The finding, or <see langword="null"/> for a request that no referral rule is about.</param>
/// <param name="Edition">The rulebook it was held against.</param>
public sealed record ReferralAnswer(ReferralOutcome? Outcome, RulebookVersion Edition)
{
    /// <summary>The procedure that the request starts once it is accepted; <see langword="null"/> where there is none.</summary>
    public ProcedurePlan? Plan { get; init; }

    /// <summary>Whether it is an increase within the rulebook's rules of temporary increases, which have a clock of their own.</summary>
    public bool TemporaryIncrease { get; init; }

    /// <summary>The agreements that the referral itself waits for: those for which the procedure has no step of its own.</summary>
    public IReadOnlyList<ReferralGate> Gates { get; init; } = [];

    /// <summary>The clauses of the service, for notes of a finding that cites none.</summary>
    public IReadOnlyList<string> ServiceClauses { get; init; } = [];

    /// <summary>What is known of the case's package by name, for what ends it and does not say so itself.</summary>
    public IReadOnlyDictionary<string, string> Known { get; init; } = new Dictionary<string, string>();

    /// <summary>What runs for the case already by the same request for the same service, by its instances; null in answers from before that was looked for.</summary>
    public IReadOnlyList<string>? RunningAlready { get; init; }

    /// <summary>The role that handles by hand what no procedure covers, as staff sign in with it, and its team.</summary>
    public ReferralOwner? Owner { get; init; }
}

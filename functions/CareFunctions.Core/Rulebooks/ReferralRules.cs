namespace CareFunctions.Core.Rulebooks;

/// <summary>Everything that a referral of one service is held against, with what the service includes and uses put in its place.</summary>
/// <param name="Evidence">What must be on file.</param>
/// <param name="Gates">Who must agree.</param>
/// <param name="Guards">What blocks.</param>
/// <param name="Redirects">What does not belong here.</param>
/// <param name="Relaxations">What may be waived.</param>
/// <param name="Routes">The ways in.</param>
/// <param name="Advice">What people are told.</param>
public sealed record ReferralRules(
    IReadOnlyList<EvidenceRule> Evidence,
    IReadOnlyList<GateRule> Gates,
    IReadOnlyList<GuardRule> Guards,
    IReadOnlyList<RedirectRule> Redirects,
    IReadOnlyList<RelaxationRule> Relaxations,
    IReadOnlyList<RouteRule> Routes,
    IReadOnlyList<AdviceRule> Advice)
{
    /// <summary>No rules.</summary>
    public static ReferralRules None { get; } = new([], [], [], [], [], [], []);

    /// <summary>Every kind of evidence that any rule names.</summary>
    public IEnumerable<string> EvidenceKinds() =>
        Evidence.SelectMany(one => one.AnyOf)
        .Concat(Gates.SelectMany(one => one.AnyOf))
        .Concat(Guards.SelectMany(one => one.AnyOf))
        .Concat(Relaxations.SelectMany(one => one.Needs).SelectMany(one => one.AnyOf));

    /// <summary>Every circumstance that any rule names.</summary>
    public IEnumerable<string> Flags() =>
        Evidence.Select(one => one.WhenFlag).OfType<string>()
        .Concat(Conditions().OfType<Condition>().SelectMany(one => one.Flags()));

    private IEnumerable<Condition?> Conditions() =>
        Evidence.Select(one => one.When)
        .Concat(Gates.Select(one => one.When))
        .Concat(Guards.Select(one => one.When))
        .Concat(Redirects.Select(one => one.When))
        .Concat(Relaxations.Select(one => one.When))
        .Concat(Relaxations.SelectMany(one => one.Needs).Select(one => one.When))
        .Concat(Advice.Select(one => one.When));
}

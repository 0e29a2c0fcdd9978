using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Procedures;

/// <summary>When a step runs: a small closed vocabulary. Everything that is given must hold.</summary>
/// <param name="Flag">A circumstance that the request names, or that a decision has said is so.</param>
/// <param name="Service">The services of which it must be one.</param>
/// <param name="Request">The kinds of request of which it must be one.</param>
/// <param name="Urgency">How pressing it is.</param>
/// <param name="From">Who asks.</param>
/// <param name="Has">The name of a value that must be there.</param>
/// <param name="Evidence">The kinds of evidence of which one must be on file.</param>
/// <param name="Outcome">What an earlier step must have come to.</param>
/// <param name="Compare">A comparison of values.</param>
/// <param name="Not">A condition that must not hold.</param>
/// <param name="AnyOf">Conditions of which one at least must hold.</param>
/// <param name="AllOf">Conditions that must all hold.</param>
public sealed record ProcedureCondition(
    string? Flag = null,
    IReadOnlyList<string>? Service = null,
    IReadOnlyList<RequestKind>? Request = null,
    Urgency? Urgency = null,
    Requester? From = null,
    string? Has = null,
    IReadOnlyList<string>? Evidence = null,
    OutcomeCondition? Outcome = null,
    Comparison? Compare = null,
    ProcedureCondition? Not = null,
    IReadOnlyList<ProcedureCondition>? AnyOf = null,
    IReadOnlyList<ProcedureCondition>? AllOf = null)
{
    /// <summary>Whether it holds as the procedure now stands.</summary>
    /// <param name="state">The procedure's state.</param>
    public bool Holds(ProcedureState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return (Flag is null || state.HasFlag(Flag))
            && (Service is null || Service.Contains(state.Start.Service, StringComparer.Ordinal))
            && (Request is null || Request.Contains(state.Start.Request))
            && (Urgency is null || Urgency == state.Start.Urgency)
            && (From is null || From == state.Start.From)
            && (Has is null || state.Values.ContainsKey(Has))
            && (Evidence is null || state.Start.Evidence.Any(one => one.Status != EvidenceStatus.InProgress && Evidence.Contains(one.Kind, StringComparer.Ordinal)))
            && (Outcome is null || (state.Outcomes.TryGetValue(Outcome.Step, out var was) && Outcome.Is.Contains(was, StringComparer.Ordinal)))
            && (Compare is null || Compare.Holds(state.Values))
            && (Not is null || !Not.Holds(state))
            && (AnyOf is null || AnyOf.Any(one => one.Holds(state)))
            && (AllOf is null || AllOf.All(one => one.Holds(state)));
    }

    /// <summary>This condition and every one within it.</summary>
    public IEnumerable<ProcedureCondition> WithInner() =>
        ((IEnumerable<ProcedureCondition>)[this])
        .Concat(Not?.WithInner() ?? [])
        .Concat((AnyOf ?? []).Concat(AllOf ?? []).SelectMany(one => one.WithInner()));
}

using CareFunctions.Core.Referrals;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>When a rule applies: a small closed vocabulary. Everything that is given must hold.</summary>
/// <param name="Flag">A circumstance that the request names.</param>
/// <param name="From">Who sends the request.</param>
/// <param name="Urgency">How pressing it is.</param>
/// <param name="HoursPerWeek">Bounds on the weekly hours asked for.</param>
/// <param name="HoursAdded">Bounds on the weekly hours added by a change (negative for fewer).</param>
/// <param name="Not">A condition that must not hold.</param>
/// <param name="AnyOf">Conditions of which one at least must hold.</param>
/// <param name="AllOf">Conditions that must all hold.</param>
public sealed record Condition(
    string? Flag = null,
    Requester? From = null,
    Urgency? Urgency = null,
    HoursComparison? HoursPerWeek = null,
    HoursComparison? HoursAdded = null,
    Condition? Not = null,
    IReadOnlyList<Condition>? AnyOf = null,
    IReadOnlyList<Condition>? AllOf = null)
{
    /// <summary>Whether it holds for a request.</summary>
    /// <param name="request">The request.</param>
    public bool Holds(ReferralRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (Flag is null || request.HasFlag(Flag))
            && (From is null || From == request.From)
            && (Urgency is null || Urgency == request.Urgency)
            && (HoursPerWeek is null || HoursPerWeek.Holds(request.Details.HoursPerWeek))
            && (HoursAdded is null || HoursAdded.Holds(request.Details.HoursPerWeekTo - request.Details.HoursPerWeekFrom))
            && (Not is null || !Not.Holds(request))
            && (AnyOf is null || AnyHolds(AnyOf, request))
            && (AllOf is null || AllHold(AllOf, request));
    }

    /// <summary>Every circumstance it names, at any depth.</summary>
    public IEnumerable<string> Flags() =>
        (Flag is null ? Enumerable.Empty<string>() : [Flag])
        .Concat(Not?.Flags() ?? [])
        .Concat((AnyOf ?? []).Concat(AllOf ?? []).SelectMany(one => one.Flags()));

    private static bool AnyHolds(IReadOnlyList<Condition> conditions, ReferralRequest request)
    {
        // By index: an enumerator would be allocated for every rule of every check.
        for (var index = 0; index < conditions.Count; index++)
        {
            if (conditions[index].Holds(request))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllHold(IReadOnlyList<Condition> conditions, ReferralRequest request)
    {
        for (var index = 0; index < conditions.Count; index++)
        {
            if (!conditions[index].Holds(request))
            {
                return false;
            }
        }

        return true;
    }
}

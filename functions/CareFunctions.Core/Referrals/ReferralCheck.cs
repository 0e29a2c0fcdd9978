using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Referrals;

/// <summary>
/// Whether a referral may be accepted, by the council's own rulebook. Pure: the same rulebook, request and date give the same
/// answer, so a worker may ask before submitting.
/// </summary>
public static class ReferralCheck
{
    /// <summary>
    /// Checks a referral. The route comes first, as a referral that came the wrong way is not looked into; then every item of
    /// evidence. Urgency opens a route where the rulebook says so, and waives no evidence (SOM-DOM-12, SOM-DOM-15).
    /// </summary>
    /// <param name="rulebook">The council's rulebook.</param>
    /// <param name="request">The referral.</param>
    /// <param name="today">The civil date in London on which it arrived.</param>
    public static ReferralOutcome Check(Rulebook rulebook, ReferralRequest request, NodaTime.LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(request);
        var service = rulebook.Service(request.Service);
        if (service is null)
        {
            var known = string.Join(", ", rulebook.Services.Select(one => one.Id));
            return new ReferralOutcome(ReferralVerdict.UnknownService, [], $"The rulebook has no service of that name. Known: {known}.", [], null);
        }

        if (RefusedRoute(rulebook, service.Routes, request) is { } refused)
        {
            return refused;
        }

        var missing = EvidenceCheck.Missing(service.Evidence, request.Evidence, request.Flags, today);
        return missing.Count == 0
            ? new ReferralOutcome(ReferralVerdict.Accepted, [], null, service.Clauses, null)
            : new ReferralOutcome(ReferralVerdict.Returned, missing, null, service.Returned.Clauses, service.Returned.RemindEveryDays);
    }

    /// <summary>Checks a request for an increase that the Operational Team or a provider makes (SOM-INC-01 to SOM-INC-04).</summary>
    /// <param name="rulebook">The council's rulebook.</param>
    /// <param name="request">The request.</param>
    /// <param name="today">The civil date in London on which it arrived.</param>
    public static ReferralOutcome CheckIncrease(Rulebook rulebook, ReferralRequest request, NodaTime.LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(request);
        if (rulebook.Increases is not { } increases || increases.Service != request.Service)
        {
            return new ReferralOutcome(ReferralVerdict.UnknownService, [], $"The rulebook has no increases of that service. Known: {rulebook.Increases?.Service ?? "none"}.", [], null);
        }

        if (RefusedRoute(rulebook, increases.Routes, request) is { } refused)
        {
            return refused;
        }

        // Agreement and Support Plan are asked of the Operational Team; a provider can hold neither.
        IReadOnlyList<MissingItem> missing = request.From == Requester.Worker
            ? EvidenceCheck.Missing(increases.Requirements ?? [], request.Evidence, request.Flags, today)
            : [];
        var route = increases.Routes.First(one => one.Channel == request.Channel && one.From == request.From);
        var remind = rulebook.Service(increases.Service)!.Returned.RemindEveryDays;
        return missing.Count == 0
            ? new ReferralOutcome(ReferralVerdict.Accepted, [], null, route.Clauses, null)
            : new ReferralOutcome(ReferralVerdict.Returned, missing, null, [.. missing.SelectMany(one => one.Clauses)], remind);
    }

    private static ReferralOutcome? RefusedRoute(Rulebook rulebook, IReadOnlyList<RouteRule> routes, ReferralRequest request)
    {
        var route = routes.FirstOrDefault(one => one.Channel == request.Channel && one.From == request.From);
        var right = routes.FirstOrDefault(one => one.From == request.From && one.Accepted == RouteAcceptance.Always) ?? routes[0];
        if (route is null)
        {
            return Refused(right, right.Clauses);
        }

        var accepted = route.Accepted == RouteAcceptance.Always || (route.Accepted == RouteAcceptance.WhenUrgent && request.Urgent);
        if (!accepted)
        {
            return Refused(route, route.Clauses);
        }

        return rulebook.FindTeam(request.ToTeam)?.Id == route.To ? null : Refused(route, route.Clauses);
    }

    private static ReferralOutcome Refused(RouteRule route, IReadOnlyList<string> clauses) =>
        new(ReferralVerdict.RefusedRoute, [], route.Instruction, clauses, null);
}

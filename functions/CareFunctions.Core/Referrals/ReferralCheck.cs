using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace CareFunctions.Core.Referrals;

/// <summary>
/// Whether a referral may be accepted, by the council's own rulebook. Pure: the same rulebook, request and date give the same
/// answer, so a worker may ask before submitting.
/// </summary>
public static class ReferralCheck
{
    /// <summary>
    /// Checks a request. The route comes first, as one that came the wrong way is not looked into; then, all at once, what blocks it,
    /// what is missing and what must be agreed. Urgency opens a route where the rulebook says so, and waives evidence only by a
    /// relaxation of the rulebook whose conditions are met.
    /// </summary>
    /// <param name="rulebook">The council's rulebook.</param>
    /// <param name="request">The request.</param>
    /// <param name="today">The civil date in London on which it arrived.</param>
    public static ReferralOutcome Check(Rulebook rulebook, ReferralRequest request, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(request);
        var service = rulebook.Service(request.Service);
        if (service is null)
        {
            var known = string.Join(", ", rulebook.Services.Select(one => one.Id));
            return new ReferralOutcome(ReferralVerdict.UnknownService, [], $"The rulebook has no service of that name. Known: {known}.", [], null);
        }

        var rules = service.Rules;
        if (Redirected(rules, request) is { } redirect)
        {
            return new ReferralOutcome(ReferralVerdict.RefusedRoute, [], redirect.Instruction, redirect.Clauses, null);
        }

        var (route, refused) = RouteOf(rulebook, service, request);
        return refused ?? Content(service, route!, request, today);
    }

    /// <summary>Checks a request for an increase that the Operational Team or a provider makes (SOM-INC-01 to SOM-INC-04).</summary>
    /// <param name="rulebook">The council's rulebook.</param>
    /// <param name="request">The request.</param>
    /// <param name="today">The civil date in London on which it arrived.</param>
    public static ReferralOutcome CheckIncrease(Rulebook rulebook, ReferralRequest request, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(request);
        return rulebook.Increases is { } increases && increases.Service == request.Service
            ? Check(rulebook, request with { Request = RequestKind.Increase }, today)
            : new ReferralOutcome(ReferralVerdict.UnknownService, [], $"The rulebook has no increases of that service. Known: {rulebook.Increases?.Service ?? "none"}.", [], null);
    }

    private static ReferralOutcome Content(ServiceRules service, RouteRule route, ReferralRequest request, LocalDate today)
    {
        var rules = service.Rules;
        var missing = EvidenceCheck.Missing(rules.Evidence, request, today);
        IReadOnlyList<AwaitedAgreement> awaited = Awaited(rules.Gates, request, today, ahead: false) ?? None<AwaitedAgreement>();
        var relaxed = Relaxation.Apply(rules.Relaxations, request, today, ref missing, ref awaited);
        IReadOnlyList<MissingItem> blocks = Blocks(rules.Guards, request, today) ?? None<MissingItem>();
        var (verdict, clauses) = blocks.Count > 0 ? (ReferralVerdict.Blocked, Clauses(blocks))
            : missing.Count > 0 ? (ReferralVerdict.Returned, request.Request == RequestKind.Source ? service.Returned.Clauses : Clauses(missing))
            : awaited.Count > 0 ? (ReferralVerdict.WaitsForGate, [.. awaited.SelectMany(one => one.Clauses)])
            : route.Accepted == RouteAcceptance.Answered ? (ReferralVerdict.Answered, route.Clauses)
            : (ReferralVerdict.Accepted, request.Request == RequestKind.Source ? service.Clauses : route.Clauses);
        return new ReferralOutcome(
            verdict,
            missing,
            verdict == ReferralVerdict.Answered ? route.Instruction : null,
            clauses,
            verdict == ReferralVerdict.Returned ? service.Returned.RemindEveryDays : null)
        {
            Blocks = blocks,
            Awaited = awaited,
            Ahead = Awaited(rules.Gates, request, today, ahead: true) ?? None<AwaitedAgreement>(),
            WaivedBy = relaxed.WaivedBy,
            ToWaive = relaxed.ToWaive,
            Advice = Advice(rules.Advice, request) ?? None<Guidance>(),
        };
    }

    private static IReadOnlyList<T> None<T>() => [];

    private static IReadOnlyList<string> Clauses(IReadOnlyList<MissingItem> items) => [.. items.SelectMany(one => one.Clauses)];

    private static RedirectRule? Redirected(ReferralRules rules, ReferralRequest request)
    {
        for (var index = 0; index < rules.Redirects.Count; index++)
        {
            if (EvidenceCheck.Applies(rules.Redirects[index].Requests, rules.Redirects[index].When, request))
            {
                return rules.Redirects[index];
            }
        }

        return null;
    }

    private static List<MissingItem>? Blocks(IReadOnlyList<GuardRule> guards, ReferralRequest request, LocalDate today)
    {
        List<MissingItem>? blocks = null;
        for (var index = 0; index < guards.Count; index++)
        {
            var guard = guards[index];
            if (EvidenceCheck.Applies(guard.Requests, guard.When, request)
                && EvidenceCheck.Fault(guard.What, guard.AnyOf, agreed: true, null, request.Evidence, today) is { } fault)
            {
                (blocks ??= []).Add(new MissingItem(guard.Id, guard.What, guard.Where, fault.Code, fault.Sentence, guard.Clauses));
            }
        }

        return blocks;
    }

    private static List<AwaitedAgreement>? Awaited(IReadOnlyList<GateRule> gates, ReferralRequest request, LocalDate today, bool ahead)
    {
        List<AwaitedAgreement>? awaited = null;
        for (var index = 0; index < gates.Count; index++)
        {
            var gate = gates[index];
            if (ahead == (gate.Before != GateStage.Search)
                && EvidenceCheck.Applies(gate.Requests, gate.When, request)
                && EvidenceCheck.Fault(gate.What, gate.AnyOf, gate.Agreed, null, request.Evidence, today) is { } fault)
            {
                (awaited ??= []).Add(new AwaitedAgreement(gate.Id, gate.What, gate.By, gate.Where, fault.Code, gate.Clauses));
            }
        }

        return awaited;
    }

    private static List<Guidance>? Advice(IReadOnlyList<AdviceRule> advice, ReferralRequest request)
    {
        List<Guidance>? given = null;
        for (var index = 0; index < advice.Count; index++)
        {
            if (EvidenceCheck.Applies(advice[index].Requests, advice[index].When, request))
            {
                (given ??= []).Add(new Guidance(advice[index].Text, advice[index].Clauses));
            }
        }

        return given;
    }

    private static (RouteRule? Route, ReferralOutcome? Refused) RouteOf(Rulebook rulebook, ServiceRules service, ReferralRequest request)
    {
        RouteRule? route = null, fromSame = null, fromAny = null;
        for (var index = 0; index < service.Rules.Routes.Count; index++)
        {
            var one = service.Rules.Routes[index];
            if (!EvidenceCheck.Applies(one.Requests, null, request))
            {
                continue;
            }

            route ??= one.Channel == request.Channel && one.From == request.From ? one : null;
            fromSame ??= one.From == request.From ? one : null;
            fromAny ??= one;
        }

        if (fromAny is null)
        {
            var sentence = $"The rulebook says nothing of such a request for {service.Name}. Ask {rulebook.FindTeam(service.Owner)!.Name}.";
            return (null, new ReferralOutcome(ReferralVerdict.UnknownRequest, [], sentence, service.Clauses, null));
        }

        if (route is null)
        {
            return (null, Refused(fromSame ?? fromAny));
        }

        var taken = route.Accepted is RouteAcceptance.Always or RouteAcceptance.Answered || (route.Accepted == RouteAcceptance.WhenUrgent && request.Urgent);
        return taken && rulebook.FindTeam(request.ToTeam)?.Id == route.To ? (route, null) : (null, Refused(route));
    }

    private static ReferralOutcome Refused(RouteRule route) => new(ReferralVerdict.RefusedRoute, [], route.Instruction, route.Clauses, null);
}

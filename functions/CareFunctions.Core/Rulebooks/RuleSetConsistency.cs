using CareFunctions.Core.Contracts;
using CareFunctions.Core.Worklists;
using static CareFunctions.Core.Rulebooks.RulebookConsistency;

namespace CareFunctions.Core.Rulebooks;

/// <summary>What a schema cannot say of a rulebook's sets and services.</summary>
internal sealed class RuleSetConsistency
{
    private static readonly RequestKind[] Sourcing = [RequestKind.Source];
    private readonly HashSet<string> teams;
    private readonly HashSet<string> deciders;
    private readonly HashSet<string> items;
    private readonly Dictionary<string, RuleSet> sets;
    private readonly List<ContractFault> faults;

    private RuleSetConsistency(HashSet<string> teams, HashSet<string> deciders, HashSet<string> items, Dictionary<string, RuleSet> sets, List<ContractFault> faults) =>
        (this.teams, this.deciders, this.items, this.sets, this.faults) = (teams, deciders, items, sets, faults);

    public static void Check(Rulebook rulebook, HashSet<string> teams, HashSet<string> roles, HashSet<string> services, List<ContractFault> faults)
    {
        var items = Ids("/items", (rulebook.Items ?? []).Select(one => one.Id), faults);
        var forums = Ids("/forums", (rulebook.Forums ?? []).Select(one => one.Id), faults);
        var sets = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        foreach (var service in rulebook.Services)
        {
            sets.TryAdd(service.Id, service.AsSet());
        }

        Each(rulebook.Sets, "/sets", (set, place) =>
        {
            if (!sets.TryAdd(set.Id, set))
            {
                faults.Add(new ContractFault(place + "/id", FaultCodes.Contradiction, $"The id {set.Id} is given to another set or service already."));
            }
        });
        var check = new RuleSetConsistency(teams, [.. roles, .. forums], items, sets, faults);
        Each(rulebook.Sets, "/sets", check.Set);
        Each(rulebook.Services, "/services", (service, place) => check.Set(service.AsSet(), place));
        if (faults.Count == 0)
        {
            Each(RulebookResolution.Resolve(rulebook).Services, "/services", check.Resolved);
        }
    }

    public static void Routes(IReadOnlyList<RouteRule>? routes, string pointer, HashSet<string> teams, List<ContractFault> faults)
    {
        var seen = new HashSet<(Channel, Requester, RequestKind)>();
        Each(routes, pointer, (route, place) =>
        {
            Known(route.To, teams, "team", place + "/to", faults);
            if (!(route.Requests ?? Sourcing).All(request => seen.Add((route.Channel, route.From, request))))
            {
                faults.Add(new ContractFault(place, FaultCodes.Contradiction, "The same channel, sender and request have a route already."));
            }
        });
    }

    private void Set(RuleSet set, string place)
    {
        Each(set.Includes, place + "/includes", (id, at) =>
        {
            Known(id, sets.Keys, "set or service", at, faults);
            if (Reaches(id, set.Id, 0))
            {
                faults.Add(new ContractFault(at, FaultCodes.Contradiction, $"{set.Id} would include itself."));
            }
        });
        Each(set.Uses, place + "/uses", (use, at) =>
        {
            Known(use.Item, items, "item", at + "/item", faults);
            Says(use.When, at + "/when");
        });
        Ids(place + "/evidence", (set.Evidence ?? []).Select(one => one.Id), faults);
        Each(set.Evidence, place + "/evidence", (one, at) => Says(one.When, at + "/when"));
        Ids(place + "/gates", (set.Gates ?? []).Select(one => one.Id), faults);
        Each(set.Gates, place + "/gates", (gate, at) =>
        {
            Each(gate.By, at + "/by", (who, by) => Known(who, deciders, "role or forum", by, faults));
            Says(gate.When, at + "/when");
        });
        Ids(place + "/guards", (set.Guards ?? []).Select(one => one.Id), faults);
        Each(set.Guards, place + "/guards", (one, at) => Says(one.When, at + "/when"));
        Ids(place + "/redirects", (set.Redirects ?? []).Select(one => one.Id), faults);
        Each(set.Redirects, place + "/redirects", (one, at) => Says(one.When, at + "/when"));
        Ids(place + "/relaxations", (set.Relaxations ?? []).Select(one => one.Id), faults);
        Each(set.Relaxations, place + "/relaxations", (one, at) => Says(one.When, at + "/when"));
        Each(set.Advice, place + "/advice", (one, at) => Says(one.When, at + "/when"));
        Routes(set.Routes, place + "/routes", teams, faults);
    }

    // What a relaxation waives may stand in an included set, so it is looked for once everything is in its place.
    private void Resolved(ServiceRules service, string place)
    {
        if (service.Rules.Routes.Count == 0)
        {
            faults.Add(new ContractFault(place, FaultCodes.Missing, "The service has no route: nobody could ask for it."));
        }

        var evidence = service.Rules.Evidence.Select(one => one.Id).ToList();
        var gates = service.Rules.Gates.Select(one => one.Id).ToList();
        Each(service.Relaxations, place + "/relaxations", (relaxation, at) =>
        {
            Each(relaxation.Waives, at + "/waives", (id, here) => Known(id, evidence, "evidence", here, faults));
            Each(relaxation.StandsInFor, at + "/standsInFor", (id, here) => Known(id, gates, "gate", here, faults));
        });
    }

    private void Says(Condition? condition, string place)
    {
        if (condition is null)
        {
            return;
        }

        if (condition == new Condition() || condition.AnyOf is [] || condition.AllOf is [] || condition.HoursPerWeek == new HoursComparison() || condition.HoursAdded == new HoursComparison())
        {
            faults.Add(new ContractFault(place, FaultCodes.Missing, "The condition says nothing: give a flag, from, urgency, hoursPerWeek, hoursAdded, not, anyOf or allOf."));
        }

        Says(condition.Not, place + "/not");
        Each(condition.AnyOf, place + "/anyOf", Says);
        Each(condition.AllOf, place + "/allOf", Says);
    }

    private bool Reaches(string from, string to, int depth) =>
        from == to || (depth < sets.Count && sets.TryGetValue(from, out var set) && (set.Includes ?? []).Any(next => Reaches(next, to, depth + 1)));
}

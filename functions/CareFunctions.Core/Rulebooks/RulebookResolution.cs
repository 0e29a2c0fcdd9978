using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Puts what services include and use in its place. Only for a rulebook that <see cref="RulebookConsistency"/> has passed.</summary>
internal sealed class RulebookResolution
{
    private static readonly RequestKind[] Sourcing = [RequestKind.Source];
    private readonly Dictionary<string, EvidenceItem> items;
    private readonly Dictionary<string, RuleSet> sets;

    private RulebookResolution(Rulebook rulebook)
    {
        items = (rulebook.Items ?? []).ToDictionary(one => one.Id, StringComparer.Ordinal);
        sets = (rulebook.Sets ?? []).Concat(rulebook.Services.Select(one => one.AsSet())).ToDictionary(one => one.Id, StringComparer.Ordinal);
    }

    public static Rulebook Resolve(Rulebook rulebook)
    {
        var resolution = new RulebookResolution(rulebook);
        return rulebook with { Services = [.. rulebook.Services.Select(one => one with { Rules = resolution.RulesOf(one, rulebook.Increases) })] };
    }

    private ReferralRules RulesOf(ServiceRules service, IncreaseRules? increases)
    {
        var rules = RulesOf(sets[service.Id]);
        if (increases?.Service != service.Id)
        {
            return rules;
        }

        // Agreement and Support Plan are asked of the Operational Team; a provider can hold neither.
        RequestKind[] increase = [RequestKind.Increase];
        return rules with
        {
            Routes = [.. rules.Routes, .. increases.Routes.Select(one => one with { Requests = increase })],
            Evidence = [.. rules.Evidence, .. (increases.Requirements ?? []).Select(one => one with { Requests = increase, When = And(one.When, new Condition(From: Requester.Worker)) })],
        };
    }

    private ReferralRules RulesOf(RuleSet set)
    {
        var included = (set.Includes ?? []).Select(id => RulesOf(sets[id])).ToList();
        var own = (set.Uses ?? []).Select(Described).Concat(set.Evidence ?? []).ToList();
        return new ReferralRules(
            Merged(included.SelectMany(one => one.Evidence), own, one => one.Id),
            Merged(included.SelectMany(one => one.Gates), set.Gates, one => one.Id),
            Merged(included.SelectMany(one => one.Guards), set.Guards, one => one.Id),
            Merged(included.SelectMany(one => one.Redirects), set.Redirects, one => one.Id),
            Merged(included.SelectMany(one => one.Relaxations), set.Relaxations, one => one.Id),
            Merged(included.SelectMany(one => one.Routes), set.Routes, one => $"{one.Channel} {one.From} {string.Join(' ', one.Requests ?? Sourcing)}"),
            [.. included.SelectMany(one => one.Advice), .. set.Advice ?? []]);
    }

    private EvidenceRule Described(EvidenceUse use)
    {
        var item = items[use.Item];
        return new EvidenceRule(item.Id, item.What, use.Where ?? item.Where, item.AnyOf, use.Clauses, Agreed: item.Agreed, When: use.When, Requests: use.Requests);
    }

    private static T[] Merged<T>(IEnumerable<T> included, IReadOnlyList<T>? own, Func<T, string> key)
    {
        var merged = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var rule in included.Concat(own ?? []))
        {
            merged[key(rule)] = rule;
        }

        return [.. merged.Values];
    }

    private static Condition And(Condition? one, Condition other) => one is null ? other : new Condition(AllOf: [one, other]);
}

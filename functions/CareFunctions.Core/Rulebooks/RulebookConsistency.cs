using System.Globalization;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Referrals;

namespace CareFunctions.Core.Rulebooks;

/// <summary>What a schema cannot say of a rulebook: that what is referred to exists, that ids are given once, that conditions say something.</summary>
internal static class RulebookConsistency
{
    public static IReadOnlyList<ContractFault> Faults(Rulebook rulebook)
    {
        var faults = new List<ContractFault>();
        var systems = Ids("/systems", rulebook.Systems.Select(one => one.Id), faults);
        var teams = Ids("/teams", rulebook.Teams.Select(one => one.Id), faults);
        var roles = Ids("/roles", rulebook.Roles.Select(one => one.Id), faults);
        var services = Ids("/services", rulebook.Services.Select(one => one.Id), faults);
        Ids("/mailboxes", rulebook.Mailboxes.Select(one => one.Id), faults);

        Each(rulebook.Roles, "/roles", (role, place) => Known(role.Team, teams, "team", place + "/team", faults));
        Each(rulebook.Mailboxes, "/mailboxes", (mailbox, place) => Known(mailbox.Team, teams, "team", place + "/team", faults));
        Each(rulebook.Services, "/services", (service, place) => Known(service.Owner, teams, "team", place + "/owner", faults));
        RuleSetConsistency.Check(rulebook, teams, roles, services, faults);
        Ids("/contradictions", (rulebook.Contradictions ?? []).Select(one => one.Id), faults);
        Each(rulebook.Contradictions, "/contradictions", (rule, place) =>
        {
            Each(rule.Stated, place + "/stated", (kind, at) => Known(kind, ReferralRequest.StatedKinds, "statement", at, faults));
            if (rule.Flags.Count + (rule.Stated?.Count ?? 0) < 2)
            {
                faults.Add(new ContractFault(place, FaultCodes.Missing, "One circumstance contradicts nothing: give two flags, or one and what is stated."));
            }
        });

        if (rulebook.Increases is { } increases)
        {
            Known(increases.Service, services, "service", "/increases/service", faults);
            RuleSetConsistency.Routes(increases.Routes, "/increases/routes", teams, faults);
            Known(increases.Temporary.AuthorisedBy, roles, "role", "/increases/temporary/authorisedBy", faults);
            Known(increases.Extension.AuthorisedBy, roles, "role", "/increases/extension/authorisedBy", faults);
            Known(increases.LongTerm.AuthorisedBy, roles, "role", "/increases/longTerm/authorisedBy", faults);
            Known(increases.Amendment.System, systems, "system", "/increases/amendment/system", faults);
            Known(increases.Record.System, systems, "system", "/increases/record/system", faults);
            Each(increases.Temporary.Reminders.Tell, "/increases/temporary/reminders/tell", (team, place) => Known(team, teams, "team", place, faults));
            Each(increases.Temporary.Reminders.Ladder, "/increases/temporary/reminders/ladder", (rung, place) =>
            {
                if (rung.DaysBeforeLastDay >= increases.Temporary.InitialDays)
                {
                    faults.Add(new ContractFault(place + "/daysBeforeLastDay", FaultCodes.TooLarge, $"Must fall within the first period of {increases.Temporary.InitialDays} days."));
                }
            });
        }

        return faults;
    }

    internal static HashSet<string> Ids(string pointer, IEnumerable<string> ids, List<ContractFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Each(ids, pointer, (id, place) =>
        {
            if (!seen.Add(id))
            {
                faults.Add(new ContractFault(place + "/id", FaultCodes.Contradiction, $"The id {id} is given more than once."));
            }
        });
        return seen;
    }

    internal static void Known(string id, IReadOnlyCollection<string> known, string what, string pointer, List<ContractFault> faults)
    {
        if (!known.Contains(id))
        {
            faults.Add(new ContractFault(pointer, FaultCodes.NotAllowed, $"There is no {what} {id}. Known: {string.Join(", ", known)}."));
        }
    }

    internal static void Each<T>(IEnumerable<T>? items, string pointer, Action<T, string> check)
    {
        var index = 0;
        foreach (var item in items ?? [])
        {
            check(item, pointer + "/" + index.ToString(CultureInfo.InvariantCulture));
            index++;
        }
    }
}

using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Procedures;

/// <summary>What the steps of a book may refer to besides what it declares itself.</summary>
/// <param name="Teams">The ids of the teams.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Systems">The ids of the systems.</param>
/// <param name="Services">The ids of the services.</param>
/// <param name="GatesOf">The gates of a service.</param>
/// <param name="Advice">The clauses of the rulebook's own advice.</param>
/// <param name="Procedures">The procedures of the general documents, which a council's may run.</param>
/// <param name="HasIncreases">Whether the rulebook says how services are increased.</param>
internal sealed record ProcedureVocabulary(
    IReadOnlySet<string> Teams,
    IReadOnlyList<Role> Roles,
    IReadOnlySet<string> Systems,
    IReadOnlySet<string> Services,
    Func<string, IReadOnlyList<GateRule>> GatesOf,
    IReadOnlySet<string> Advice,
    IReadOnlyList<ProcedureRule> Procedures,
    bool HasIncreases)
{
    public IReadOnlyCollection<string> RoleIds { get; } = [.. Roles.Select(one => one.Id)];

    /// <summary>The vocabulary of a council's own book.</summary>
    public static ProcedureVocabulary Of(Rulebook rulebook, IReadOnlyList<ProcedureBook> general) => new(
        Set(rulebook.Teams.Select(one => one.Id)),
        rulebook.Roles,
        Set(rulebook.Systems.Select(one => one.Id)),
        Set(rulebook.Services.Select(one => one.Id)),
        service => rulebook.Service(service)?.Rules.Gates ?? [],
        Set(ProcedurePlanning.AdviceOf(rulebook).SelectMany(one => one.Clauses)),
        [.. general.SelectMany(one => one.Procedures)],
        rulebook.Increases is not null);

    /// <summary>The vocabulary of a general book: what it declares, and what every council has.</summary>
    public static ProcedureVocabulary Of(ProcedureBook book, IReadOnlyList<Rulebook> councils) => new(
        Set([.. (book.Teams ?? []).Select(one => one.Id), .. Common(councils, one => one.Teams.Select(team => team.Id))]),
        [.. book.Roles ?? [], .. councils.Take(1).SelectMany(one => one.Roles).IntersectBy(Common(councils, one => one.Roles.Select(role => role.Id)), role => role.Id)],
        Set([.. (book.Systems ?? []).Select(one => one.Id), .. Common(councils, one => one.Systems.Select(system => system.Id))]),
        Set([.. (book.Services ?? []).Select(one => one.Id), .. councils.SelectMany(one => one.Services).Select(one => one.Id)]),
        _ => [],
        Set([]),
        [],
        HasIncreases: false);

    private static IEnumerable<string> Common(IReadOnlyList<Rulebook> councils, Func<Rulebook, IEnumerable<string>> ids) =>
        councils.Count == 0 ? [] : councils.Select(ids).Aggregate((one, other) => one.Intersect(other, StringComparer.Ordinal));

    private static HashSet<string> Set(IEnumerable<string> ids) => ids.ToHashSet(StringComparer.Ordinal);
}

namespace CareFunctions.Core.Tests.Register;

/// <summary>The register of every clause of the five documents. It is the one copy in the repository.</summary>
internal static class ClauseRegister
{
    /// <summary>The registers, in the order of <c>docs/clauses.md</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["somerset", "croydon", "medway", "generic", "carers"];

    public static IReadOnlyList<Clause> All { get; } = [.. Names.SelectMany(Read)];

    public static IReadOnlyDictionary<string, Clause> ById { get; } = All.ToDictionary(clause => clause.Id, StringComparer.Ordinal);

    /// <summary>Whether a clause of this kind is a rule that decides, so that something must make it fire and something must not.</summary>
    public static bool Decides(ClauseKind kind) => kind is ClauseKind.Evidence or ClauseKind.Channel or ClauseKind.Gate or ClauseKind.Guard or ClauseKind.Decision;

    /// <summary>The ids of the clauses that decide, of some registers, in order.</summary>
    public static IReadOnlyList<string> Deciding(params string[] registers) =>
        [.. All.Where(clause => registers.Contains(clause.Register) && Decides(clause.Kind)).Select(clause => clause.Id).Order(StringComparer.Ordinal)];

    private static IEnumerable<Clause> Read(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Register", name + ".tsv")).Skip(1).Select(line =>
        {
            var cells = line.Split('\t');
            cells.Length.ShouldBe(8, line);
            return new Clause(cells[0], Enum.Parse<ClauseKind>(cells[2], ignoreCase: true), cells[6], name);
        });
}

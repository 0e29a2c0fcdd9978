namespace CareFunctions.Core.Tests.Register;

/// <summary>Holds the register of clauses against the rulebooks: every clause is covered as its kind asks, or left to people with a reason.</summary>
public sealed class ClauseCoverageTests
{
    public static TheoryData<string> Registers => [.. ClauseRegister.Names];

    [Theory]
    [InlineData("somerset", 283)]
    [InlineData("croydon", 210)]
    [InlineData("medway", 116)]
    [InlineData("generic", 101)]
    [InlineData("carers", 44)]
    public void Register_EachDocument_HasAllItsClauses(string register, int count) =>
        ClauseRegister.All.Count(clause => clause.Register == register).ShouldBe(count);

    [Fact]
    public void Rulebooks_EveryClauseCited_IsInTheRegister() =>
        ClausePlaces.All.Where(place => !ClauseRegister.ById.ContainsKey(place.Clause)).Select(place => $"{place.File}: {place.Entry} cites {place.Clause}").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Clause_EveryOne_IsCoveredAsItsKindAsks(string register)
    {
        var missing = (await ClauseCoverage.AllAsync()).Where(one => one.Clause.Register == register && one.Missing is not null)
            .Select(one => $"{one.Clause.Id} ({one.Clause.Kind}): {one.Missing}").ToList();
        missing.ShouldBeEmpty($"{missing.Count} of the clauses of {register}");
    }

    [Fact]
    public async Task Clause_LeftToPeople_IsNotCoveredToo()
    {
        var both = (await ClauseCoverage.AllAsync()).Where(one => one.Places.Any(place => place.Kind == PlaceKind.People) && one.Places.Any(place => place.Kind is PlaceKind.Rule or PlaceKind.Step or PlaceKind.Clock));
        both.Select(one => one.Clause.Id).ShouldBeEmpty();
    }

    [Fact]
    public void CoveredElsewhere_EachPlace_IsHeldByATestOfItsClauses()
    {
        var aids = DecisionAids.ClauseCases.All.Select(one => one.Clause).ToHashSet(StringComparer.Ordinal);
        ClausePlaces.All.Where(place => place is { Kind: PlaceKind.Elsewhere, Detail: ['D', 'e', 'c', 'i', 's', 'i', 'o', 'n', 'A', 'i', 'd', 's', '/', ..] } && !aids.Contains(place.Clause))
            .Select(place => place.Clause).ShouldBeEmpty();
    }

    [Fact]
    public void TestsOfCode_EachFile_IsThere() =>
        ClauseCoverage.TestsOfCode.Values.Distinct().Where(file => !File.Exists(Path.Combine(Root(), "tests", file))).ShouldBeEmpty();

    internal static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "CareFunctions.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException($"No CareFunctions.sln above {AppContext.BaseDirectory}.");
        }

        return directory.FullName;
    }
}

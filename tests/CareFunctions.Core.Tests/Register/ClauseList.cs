using System.Globalization;
using System.Text;

namespace CareFunctions.Core.Tests.Register;

/// <summary>The page <c>docs/clauses.md</c>: each clause, where it lives, and the test that exercises it.</summary>
internal static class ClauseList
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["somerset"] = "Somerset",
        ["croydon"] = "Croydon",
        ["medway"] = "Medway",
        ["generic"] = "The general document: arranging support and services",
        ["carers"] = "The general document: carers",
    };

    /// <summary>How the page is made anew.</summary>
    public const string Command = "CAREFUNCTIONS_WRITE_DOCS=1 dotnet test tests/CareFunctions.Core.Tests --filter ClauseListTests";

    public static async Task<string> TextAsync()
    {
        var coverage = await ClauseCoverage.AllAsync();
        var left = coverage.Count(one => one.Places.Any(place => place.Kind == PlaceKind.People));
        var page = new StringBuilder($"""
            # The clauses

            Every clause of the five documents, where it lives, and a test that exercises it. This page is generated; `{Command}`
            writes it anew, and a test fails when it is out of date.

            Files are those of `functions/rulebook`; the entry is given by the ids on the way to it. Tests are those of `tests/CareFunctions.Core.Tests`:
            a row of `Referrals/Cases` (a request that makes the rule fire and one that does not), a case of the decision aids, or a scripted
            run under `Procedures/Runs`. Of {coverage.Count} clauses {coverage.Count(one => one.Missing is null) - left} are covered, {left} are left to people with the reason,
            and {coverage.Count(one => one.Missing is not null)} are missing.


            """);
        foreach (var register in coverage.GroupBy(one => one.Clause.Register))
        {
            page.Append(CultureInfo.InvariantCulture, $"## {Titles[register.Key]}\n\n| Clause | Kind | What it says | Where it lives | Test |\n| --- | --- | --- | --- | --- |\n");
            foreach (var one in register)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {one.Clause.Id} | {one.Clause.Kind.ToString().ToLowerInvariant()} | {Cell(one.Clause.Fact)} | {Places(one)} | {Tests(one)} |\n");
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Places(ClauseCoverage one)
    {
        // A name alone (a team, a form) and the end of a procedure are told only where nothing else cites the clause.
        var telling = one.Places.Where(place => place is not ({ Kind: PlaceKind.Name } or { Kind: PlaceKind.Step, Detail: "end" })).ToList();
        var shown = (telling.Count > 0 ? telling : one.Places).Select(Place).Distinct().ToList();
        return shown.Count == 0 ? "-" : string.Join("<br>", shown.Take(3)) + (shown.Count > 3 ? $"<br>and {shown.Count - 3} more" : "");
    }

    private static string Place(ClausePlace place) => place.Kind switch
    {
        PlaceKind.Elsewhere => $"`{place.Detail}`",
        PlaceKind.People => $"left to people: {Cell(place.Detail)}",
        _ => $"{place.File}: `{place.Entry}`",
    };

    private static string Tests(ClauseCoverage one) =>
        one.Missing is not null ? $"missing: {one.Missing}" : one.Tests.Count == 0 ? "-" : string.Join("<br>", one.Tests.Take(2).Select(Cell));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}

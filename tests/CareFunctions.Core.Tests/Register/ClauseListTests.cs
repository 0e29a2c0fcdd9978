namespace CareFunctions.Core.Tests.Register;

public sealed class ClauseListTests
{
    [Fact]
    public async Task Page_IsWhatTheRulebooksAndTestsSay()
    {
        var path = Path.Combine(ClauseCoverageTests.Root(), "docs", "clauses.md");
        var text = await ClauseList.TextAsync();
        if (Environment.GetEnvironmentVariable("CAREFUNCTIONS_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, text);
        }

        var there = File.Exists(path) ? (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n") : "";
        there.Split('\n').ShouldBe(text.ReplaceLineEndings("\n").Split('\n'), $"docs/clauses.md is out of date. Write it anew: {ClauseList.Command}");
    }
}

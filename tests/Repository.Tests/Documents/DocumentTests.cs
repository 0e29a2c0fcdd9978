using System.Text.RegularExpressions;

namespace Repository.Tests.Documents;

public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        [.. RepositoryFiles.All.Where(file => file is "README.md" or "CHANGELOG.md" || (file.StartsWith("docs/", StringComparison.Ordinal) && file.EndsWith(".md", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_Always_Resolve(string document)
    {
        string folder = Path.GetDirectoryName(RepositoryFiles.FullPath(document))!;
        foreach (Match link in Link().Matches(RepositoryFiles.Text(document)))
        {
            string target = link.Groups["target"].Value.Split('#')[0];
            if (target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
            {
                Path.Exists(Path.GetFullPath(target, folder)).ShouldBeTrue($"{document} links to {target}");
            }
        }
    }

    [Fact]
    public void Readme_Commands_NameProjectsThatExist()
    {
        string readme = RepositoryFiles.Text("README.md");

        readme.ShouldContain("dotnet run --project functions/CareFunctions");
        readme.ShouldContain("dotnet test");
        readme.ShouldContain(".ci/run");
        foreach (Match command in Project().Matches(readme))
        {
            string path = command.Groups["path"].Value;
            Directory.EnumerateFiles(RepositoryFiles.FullPath(path), "*.csproj").ShouldNotBeEmpty($"README runs {path}");
        }
    }

    [Fact]
    public void Decisions_AreNumberedWithoutGap_AndSayWhy()
    {
        string[] names = [.. RepositoryFiles.Under("docs/adr/", ".md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

        names.ShouldNotBeEmpty();
        names.Select(name => name[..4]).ShouldBe(Enumerable.Range(1, names.Length).Select(number => $"{number:0000}"));
        foreach (string name in names)
        {
            string text = RepositoryFiles.Text($"docs/adr/{name}");
            text.ShouldContain("## Context");
            text.ShouldContain("## Decision");
            text.ShouldContain("## Consequences");
        }
    }

    [Fact]
    public void Comments_CitingADecision_CiteOneThatExists()
    {
        foreach (string file in RepositoryFiles.All.Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props"))
        {
            foreach (Match citation in Citation().Matches(RepositoryFiles.Text(file)))
            {
                RepositoryFiles.Under("docs/adr/" + citation.Groups["number"].Value, ".md").Count().ShouldBe(1, $"{file} cites {citation.Value}");
            }
        }
    }

    [Fact]
    public void Changelog_Always_HasAnEntry()
    {
        string changelog = RepositoryFiles.Text("CHANGELOG.md");

        changelog.ShouldStartWith("# Changelog");
        ChangelogEntry().Matches(changelog).ShouldNotBeEmpty();
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"--project (?<path>[\w./-]+)")]
    private static partial Regex Project();

    [GeneratedRegex(@"docs/adr/(?<number>\d{4})")]
    private static partial Regex Citation();

    [GeneratedRegex(@"^## \[.+\]\n(\n)?### (Added|Changed|Fixed)\n(\n)?- ", RegexOptions.Multiline)]
    private static partial Regex ChangelogEntry();
}

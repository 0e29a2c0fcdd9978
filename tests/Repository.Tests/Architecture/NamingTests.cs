using System.Text.RegularExpressions;

namespace Repository.Tests.Architecture;

public sealed partial class NamingTests
{
    private static readonly HashSet<string> KindFolders = ["Services", "Models", "Helpers", "Utils", "Utilities", "Managers", "Common", "Misc"];

    [Fact]
    public void Files_AreNamedAfterTheDomain_NotAfterKindsOfClass()
    {
        string[] sources = [.. RepositoryFiles.All.Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];
        sources.Length.ShouldBeGreaterThan(20);

        string lists = string.Concat(RepositoryFiles.Under("infra/embedded/api/", ".txt").Select(RepositoryFiles.Text));
        sources.Where(file => KindOfClass().IsMatch(Path.GetFileNameWithoutExtension(file)))
            .Where(file => !lists.Contains($".{Path.GetFileNameWithoutExtension(file)}  ", StringComparison.Ordinal))
            .ShouldBeEmpty("only a type of the real packages may be named so");
        sources.Where(file => file.Split('/')[..^1].Any(KindFolders.Contains))
            .Where(file => !PackageFolder().IsMatch(file))
            .ShouldBeEmpty("only a folder that mirrors a namespace of the real packages may be named so");
    }

    [Fact]
    public void Tests_AreNeverSkipped() =>
        RepositoryFiles.Under("tests/", ".cs")
            .Where(file => SkippedTest().IsMatch(RepositoryFiles.Text(file)))
            .ShouldBeEmpty();

    [GeneratedRegex("(Helper|Helpers|Util|Utils|Manager)$")]
    private static partial Regex KindOfClass();

    [GeneratedRegex(@"/(Azure|Microsoft)\.[\w.]+/")]
    private static partial Regex PackageFolder();

    [GeneratedRegex(@"\[(Fact|Theory)\(.*Skip *=")]
    private static partial Regex SkippedTest();
}

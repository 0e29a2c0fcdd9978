using System.Text.RegularExpressions;

namespace Repository.Tests.Documents;

/// <summary>What must never be committed, wherever it stands.</summary>
public sealed partial class TreeTests
{
    private const string ThisFile = "tests/Repository.Tests/Documents/TreeTests.cs";

    private static readonly string[] Written = [".cs", ".md", ".json", ".yaml", ".yml", ".bicep", ".mjs", ".js", ".csproj", ".props", ".targets", ".txt", ".sh", ".npmrc"];

    private static IEnumerable<string> Texts =>
        RepositoryFiles.All.Where(file => file != ThisFile && (file == ".ci/run" || Written.Any(extension => file.EndsWith(extension, StringComparison.Ordinal))));

    [Fact]
    public void Work_LeftUnfinished_IsNowhere() => LinesWith(Unfinished()).ShouldBeEmpty();

    [Fact]
    public void MachinePaths_AreNowhere() => LinesWith(MachinePath()).ShouldBeEmpty();

    [Fact]
    public void RegistryAddresses_AreNowhere() => LinesWith(RegistryAddress()).ShouldBeEmpty();

    [Fact]
    public void LockFiles_Always_HoldNoAddress()
    {
        string[] locks = [.. RepositoryFiles.All.Where(file => Path.GetFileName(file) is "packages.lock.json" or "package-lock.json")];
        locks.Length.ShouldBeGreaterThan(10);

        locks.Where(file => ResolvedAddress().IsMatch(RepositoryFiles.Text(file))).ShouldBeEmpty();
    }

    [Fact]
    public void Projects_Each_HaveALockFileAndStandInTheSolution()
    {
        string solution = RepositoryFiles.Text("CareFunctions.sln").Replace('\\', '/');
        foreach (string project in RepositoryFiles.All.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            RepositoryFiles.All.ShouldContain($"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/packages.lock.json");
            solution.ShouldContain(project);
        }
    }

    private static string[] LinesWith(Regex pattern) =>
        [.. Texts.SelectMany(file => RepositoryFiles.Text(file).Split('\n').Index()
            .Where(line => pattern.IsMatch(line.Item))
            .Select(line => $"{file}:{line.Index + 1}"))];

    [GeneratedRegex(@"NotImplementedException|\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.])(/work/|/farm/|/root/|/home/\w|C:\\Users\\)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"nuget\.org/v3|registry\.npmjs|registry\.yarnpkg|pypi\.org/simple")]
    private static partial Regex RegistryAddress();

    [GeneratedRegex(@"""resolved"": *""https?://")]
    private static partial Regex ResolvedAddress();
}

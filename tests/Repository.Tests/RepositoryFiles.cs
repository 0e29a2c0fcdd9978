using System.Diagnostics;

namespace Repository.Tests;

/// <summary>The repository these tests stand in: its root, and the files git knows or would add.</summary>
internal static class RepositoryFiles
{
    /// <summary>Full path of the directory that holds <c>CareFunctions.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<string>> Tracked = new(List);

    /// <summary>Every file that is tracked or would be (not ignored), relative to the root, with forward slashes.</summary>
    public static IReadOnlyList<string> All => Tracked.Value;

    public static IEnumerable<string> Under(string folder, string extension) =>
        All.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(extension, StringComparison.Ordinal));

    public static string FullPath(string relative) => Path.Combine(Root, relative);

    public static string Text(string relative) => File.ReadAllText(FullPath(relative));

    private static string FindRoot()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "CareFunctions.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"No CareFunctions.sln above {AppContext.BaseDirectory}.");
    }

    private static List<string> List()
    {
        ProcessStartInfo start = new("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        string output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.ShouldBe(0, "git ls-files");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Where(file => File.Exists(FullPath(file)))];
    }
}

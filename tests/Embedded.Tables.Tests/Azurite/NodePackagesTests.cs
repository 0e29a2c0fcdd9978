using System.Text;
using Embedded.Azurite;

namespace Embedded.Tables.Tests.Azurite;

public sealed class NodePackagesTests : IDisposable
{
    private readonly NodePackages _packages = Packages("""{ "name": "x", "version": "1.0.0", "dependencies": {} }""");

    [Fact]
    public async Task EnsureAsync_SeveralAtOnce_InstallOnce()
    {
        var lines = new List<string>();
        var progress = new LineRecorder(lines);

        var folders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _packages.EnsureAsync(progress)));

        folders.Distinct().ShouldBe([_packages.Folder]);
        _packages.IsInstalled.ShouldBeTrue();
        lines.Count(line => line.StartsWith("Installing", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task EnsureAsync_LockFileThatDoesNotMatch_FailsWithNpmsReasonAndIsNotTakenForInstalled()
    {
        var broken = Packages("""{ "name": "x", "version": "1.0.0", "dependencies": { "not-locked": "file:nowhere" } }""");
        try
        {
            var failure = await Should.ThrowAsync<AzuriteException>(broken.EnsureAsync());

            failure.Message.ShouldContain("npm ci");
            failure.Message.ShouldContain("not-locked");
            broken.IsInstalled.ShouldBeFalse();
        }
        finally
        {
            Remove(broken);
        }
    }

    [Fact]
    public void Folder_OtherContent_IsAnotherFolder() =>
        Packages("{}").Folder.ShouldNotBe(_packages.Folder);

    public void Dispose() => Remove(_packages);

    private static NodePackages Packages(string packageJson) => new($"test-{Environment.ProcessId}", new Dictionary<string, byte[]>
    {
        ["package.json"] = Encoding.UTF8.GetBytes(packageJson),
        ["package-lock.json"] = """
            { "name": "x", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "x", "version": "1.0.0" } } }
            """u8.ToArray(),
    });

    private static void Remove(NodePackages packages)
    {
        if (Directory.Exists(packages.Folder))
        {
            Directory.Delete(packages.Folder, recursive: true);
        }
        File.Delete(packages.Folder + ".lock");
    }

    private sealed class LineRecorder(List<string> lines) : IProgress<string>
    {
        public void Report(string value)
        {
            lock (lines)
            {
                lines.Add(value);
            }
        }
    }
}

using CrashTests;
using CrashTests.App;
using CrashTests.Hub;

namespace Repository.Tests.Crashes;

/// <summary>A few kills at each test run; <c>dotnet run --project tests/CrashTests</c> does two hundred.</summary>
public sealed class CrashRunTests
{
    private const int Kills = 5;
    private const int Seed = 20261122;

    [Fact]
    public Task Hub_KilledUnderLoad_LosesAndRepeatsNothing() =>
        AssertSoundAsync(folder => new HubCrashRun(Kills, Seed, TimeProvider.System, TextWriter.Null).RunAsync(folder));

    [Fact]
    public Task Application_KilledUnderLoad_AccountsForEveryMessage() =>
        AssertSoundAsync(folder => new AppCrashRun(Kills, Seed, TimeProvider.System, TextWriter.Null).RunAsync(folder));

    private static async Task AssertSoundAsync(Func<string, Task<CrashReport>> run)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("crash-");
        try
        {
            CrashReport report = await run(folder.FullName);
            using StringWriter text = new();
            report.Print(text);
            report.Sound.ShouldBeTrue(text.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

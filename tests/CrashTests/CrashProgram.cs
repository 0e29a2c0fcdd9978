using System.Globalization;
using CrashTests.App;
using CrashTests.Hub;

namespace CrashTests;

/// <summary>A whole run: the task hub, then the application, each in a folder of its own that is deleted when nothing was found.</summary>
internal static class CrashProgram
{
    /// <summary>Runs what the options ask for and prints what was found.</summary>
    /// <returns>Whether everything was accounted for.</returns>
    public static async Task<bool> RunAsync(CrashOptions options, TimeProvider clock, TextWriter log)
    {
        await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{options.Kills} kills each, seed {options.Seed} (--seed {options.Seed} repeats the choices)"));
        bool sound = true;
        if (options.Hub)
        {
            sound &= await ReportAsync(folder => new HubCrashRun(options.Kills, options.Seed, clock, log).RunAsync(folder), log);
        }

        if (options.App)
        {
            sound &= await ReportAsync(folder => new AppCrashRun(options.Kills, options.Seed, clock, log).RunAsync(folder), log);
        }

        return sound;
    }

    private static async Task<bool> ReportAsync(Func<string, Task<CrashReport>> run, TextWriter log)
    {
        string folder = Directory.CreateTempSubdirectory("crash-").FullName;
        CrashReport report = await run(folder);
        report.Print(log);
        if (report.Sound)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            await log.WriteLineAsync($"  what was found is kept in {folder}");
        }

        return report.Sound;
    }
}

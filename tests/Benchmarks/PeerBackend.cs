using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks;

/// <summary>npm's @microsoft/durabletask-js, installed beside this program's output on first use from the committed lock file.</summary>
internal static class PeerBackend
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "peer");

    /// <exception cref="InvalidOperationException">npm or node is missing, or failed.</exception>
    public static async Task PrepareAsync()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            Console.WriteLine("  installing the peer from npm (once)");
            await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
    }

    /// <summary>Orchestrations a second of the same workload.</summary>
    public static async Task<double> MeasureSequenceAsync(int count, int inFlight)
    {
        string line = await RunAsync("node", "sequence.mjs", $"{count}", $"{inFlight}");
        using JsonDocument answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("perSecond").GetDouble();
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}");
    }
}

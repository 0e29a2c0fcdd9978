using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>From starting the application's process to its first HTTP answer. Azurite's start is left out by the definition of the target: another
/// instance of the application has it running before the first start is measured.</summary>
internal static class StartBenchmark
{
    private const int Starts = 5;
    private const int Port = 7071;
    private const int KeeperPort = 7072;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "CareFunctions.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"The application is not beside the benchmarks ({program}): build the solution.");
        }

        List<double> seconds = [];
        await MeasureAsync(program, KeeperPort, async () =>
        {
            for (int start = 0; start < Starts; start++)
            {
                seconds.Add(await MeasureAsync(program, Port, () => Task.CompletedTask));
            }
        });

        seconds.Sort();
        return [new("process start to the first HTTP answer, median", seconds[Starts / 2], "seconds", AtMost: 2)];
    }

    private static async Task<double> MeasureAsync(string program, int port, Func<Task> whileItRuns)
    {
        string folder = BenchmarkHub.NewFolder("start");
        ProcessStartInfo start = new("dotnet", [program])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Embedded__Port"] = port.ToString(CultureInfo.InvariantCulture) },
        };
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            using HttpClient client = new();
            while (Stopwatch.GetElapsedTime(started) < Patience)
            {
                try
                {
                    using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"));
                    double taken = Stopwatch.GetElapsedTime(started).TotalSeconds;
                    await whileItRuns();
                    return taken;
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
                }
            }

            throw new InvalidOperationException($"No answer within {Patience}.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}

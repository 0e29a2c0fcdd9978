using CrashTests.Processes;

namespace CrashTests.App;

/// <summary>The application under test: its real build output, in a folder and on a port of its own.</summary>
internal sealed class ApplicationProcess(string folder, int port, string storage, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private ChildProcess? process;

    public string Tail => process?.Tail ?? "";

    public string DataFolder => Path.Combine(folder, "data");

    public Uri Address { get; } = new($"http://127.0.0.1:{port}/");

    public void Start()
    {
        Dictionary<string, string> settings = new()
        {
            ["AzureWebJobsStorage"] = storage,
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
            ["Care__TrustPrincipalHeader"] = "true",
            ["Care__Connectors"] = "swift",
            ["Embedded__Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Embedded__DataFolder"] = DataFolder,
            ["Embedded__StartAzurite"] = "false",
            ["Embedded__Banner"] = "false",
        };
        process = ChildProcess.StartDotnet(Assembly(), [], folder, settings);
    }

    /// <summary>Waits until it answers.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time; the message holds its last lines.</exception>
    public async Task<TimeSpan> ReadyAsync(HttpClient client)
    {
        long begun = clock.GetTimestamp();
        while (!await AnswersAsync(client))
        {
            if (process!.HasExited || clock.GetElapsedTime(begun) > StartLimit)
            {
                throw new InvalidOperationException($"The application did not start. Its last lines:\n{Tail}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        }

        return clock.GetElapsedTime(begun);
    }

    public async Task KillAsync()
    {
        await process!.KillAsync();
        await process.DisposeAsync();
        process = null;
    }

    public ValueTask DisposeAsync() => process?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri("api/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // Built beside this program, in the same configuration.
    private static string Assembly()
    {
        DirectoryInfo output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string configuration = output.Parent!.Name;
        for (DirectoryInfo? root = output; root is not null; root = root.Parent)
        {
            string candidate = Path.Combine(root.FullName, "functions", "CareFunctions", "bin", configuration, output.Name, "CareFunctions.dll");
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new InvalidOperationException("CareFunctions.dll is not built: dotnet build functions/CareFunctions");
    }
}

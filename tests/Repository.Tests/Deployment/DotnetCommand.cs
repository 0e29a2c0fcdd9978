using System.Diagnostics;

namespace Repository.Tests.Deployment;

/// <summary>One run of the dotnet command line in the repository.</summary>
internal sealed record DotnetCommand(int ExitCode, string Output)
{
    /// <summary>Runs to the end and returns what it printed, both streams together.</summary>
    public static async Task<DotnetCommand> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host's own MSBuild settings must not reach the inner build, nor may that leave a build server behind.
        foreach (string name in start.Environment.Keys.Where(key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new DotnetCommand(process.ExitCode, await output + await errors);
    }
}

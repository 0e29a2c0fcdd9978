using System.ComponentModel;
using System.Diagnostics;

namespace Embedded.Azurite;

/// <summary>The Node.js on this machine's PATH.</summary>
public sealed record NodeRuntime
{
    /// <summary>The oldest version that the embedded platform is tested with.</summary>
    public static readonly Version Oldest = new(20, 0, 0);

    private NodeRuntime(Version version) => Version = version;

    /// <summary>The version that <c>node --version</c> reports.</summary>
    public Version Version { get; }

    /// <summary>Finds Node.js.</summary>
    /// <exception cref="AzuriteException">Node.js is missing, or older than <see cref="Oldest"/>. The message says what to install.</exception>
    public static async Task<NodeRuntime> FindAsync(CancellationToken cancellationToken = default)
    {
        var reported = await RunAsync("node", ["--version"], null, cancellationToken);
        var text = reported.Output.Trim().TrimStart('v');
        if (reported.ExitCode != 0 || !Version.TryParse(text.Split('-')[0], out var version))
        {
            throw new AzuriteException($"'node --version' answered '{text}' (exit code {reported.ExitCode}). {Advice}");
        }
        return version >= Oldest
            ? new NodeRuntime(version)
            : throw new AzuriteException($"Node.js {version} is too old for the storage emulator: {Oldest} is the oldest that works. {Advice}");
    }

    internal static string Advice =>
        "Install the current LTS version of Node.js, which brings npm with it (https://nodejs.org), and make sure that 'node' and 'npm' are on the PATH.";

    /// <summary>Runs npm in <paramref name="folder"/>.</summary>
    internal static async Task RunNpmAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        // On Windows npm is a script, which only the command interpreter can start.
        var result = OperatingSystem.IsWindows()
            ? await RunAsync("cmd.exe", ["/c", "npm", .. arguments], folder, cancellationToken)
            : await RunAsync("npm", arguments, folder, cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new AzuriteException(
                $"'npm {string.Join(' ', arguments)}' failed with exit code {result.ExitCode} in {folder}.{Environment.NewLine}{result.Error.Trim()}");
        }
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string command, string[] arguments, string? folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder ?? "",
        };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new AzuriteException($"The command '{command}' was not found: the storage emulator (Azurite) runs on Node.js. {Advice}", missing);
        }
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

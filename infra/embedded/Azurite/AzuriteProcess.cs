using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Embedded.Azurite;

/// <summary>The node process: its start, what it says, and its end.</summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private const int KeptLines = 20;
    private static readonly TimeSpan GraceWhenDisposed = TimeSpan.FromSeconds(10);

    // A process that is ending gives its exit handlers little time.
    private static readonly TimeSpan GraceAtExit = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly TaskCompletionSource<AzuritePorts> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, int> _ports = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> _lastLines = new();
    private readonly Lock _lines = new();
    private int _stopped;

    private AzuriteProcess(Process process) => _process = process;

    public int Id { get; private set; }

    /// <param name="script">The launcher.</param>
    /// <param name="arguments">For Azurite.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="outlivesOwner">Whether it goes on when this process is killed.</param>
    /// <param name="accounts">Its accounts as <c>name:key;name:key</c>; empty for the one that it has by itself.</param>
    public static AzuriteProcess Start(string script, IEnumerable<string> arguments, string folder, bool outlivesOwner, string accounts)
    {
        var process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo("node", [script, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                CreateNoWindow = true,
                WorkingDirectory = folder,
                Environment = { ["EMBEDDED_AZURITE_STOP_WITH_PARENT"] = outlivesOwner ? "0" : "1", ["AZURITE_ACCOUNTS"] = accounts },
            },
        };
        var azurite = new AzuriteProcess(process);
        process.OutputDataReceived += (_, line) => azurite.Read(line.Data);
        process.ErrorDataReceived += (_, line) => azurite.Read(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            process.Dispose();
            throw new AzuriteException($"The command 'node' was not found: the storage emulator (Azurite) runs on Node.js. {NodeRuntime.Advice}", missing);
        }
        azurite.Id = process.Id;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += azurite.StopAtExit;
        return azurite;
    }

    public async Task<AzuritePorts> WaitUntilListeningAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(cancellationToken);
        try
        {
            if (await Task.WhenAny(_listening.Task, ended).WaitAsync(timeout, TimeProvider.System, cancellationToken) == _listening.Task)
            {
                return await _listening.Task;
            }
        }
        catch (TimeoutException)
        {
            throw new AzuriteException($"Azurite did not listen within {timeout.TotalSeconds:0} seconds. Its last lines:{Environment.NewLine}{LastLines()}");
        }
        await ended;
        throw new AzuriteException($"Azurite ended with exit code {_process.ExitCode} while it started. Its last lines:{Environment.NewLine}{LastLines()}");
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }
        RequestStop();
        using var grace = new CancellationTokenSource(GraceWhenDisposed);
        try
        {
            await _process.WaitForExitAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
    }

    private void StopAtExit(object? sender, EventArgs e)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }
        RequestStop();
        if (!_process.WaitForExit(GraceAtExit))
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    private void RequestStop()
    {
        try
        {
            _process.StandardInput.WriteLine("shutdown");
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended already: that closed the pipe.
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (_lines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > KeptLines)
            {
                _lastLines.Dequeue();
            }
            if (ListeningLine().Match(line) is { Success: true } match)
            {
                _ports[match.Groups["service"].Value] = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
                if (_ports.Count == 3)
                {
                    _listening.TrySetResult(new AzuritePorts(_ports["Blob"], _ports["Queue"], _ports["Table"]));
                }
            }
        }
    }

    private string LastLines()
    {
        lock (_lines)
        {
            return string.Join(Environment.NewLine, _lastLines);
        }
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at https?://[^/]+:(?<port>\d+)")]
    private static partial Regex ListeningLine();
}

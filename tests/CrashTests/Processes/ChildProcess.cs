using System.Diagnostics;

namespace CrashTests.Processes;

/// <summary>One process that is started, watched and killed. What it prints is kept for the report of a failure.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int KeptLines = 60;

    private readonly Process process;
    private readonly Queue<string> tail = new();

    private ChildProcess(Process process) => this.process = process;

    /// <summary>Called for each line of standard output, on a thread of its own.</summary>
    public event Action<string>? LineReceived;

    public bool HasExited => process.HasExited;

    public string Tail
    {
        get
        {
            lock (tail)
            {
                return string.Join('\n', tail);
            }
        }
    }

    /// <summary>Starts <c>dotnet</c> with an assembly, in a folder of its own, with only the settings given added to the environment.</summary>
    public static ChildProcess StartDotnet(
        string assembly, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string> settings, Action<string>? lineReceived = null)
    {
        ProcessStartInfo start = new("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        ChildProcess child = new(new Process { StartInfo = start });
        child.LineReceived += lineReceived;
        child.process.OutputDataReceived += (_, line) => child.Receive(line.Data, announce: true);
        child.process.ErrorDataReceived += (_, line) => child.Receive(line.Data, announce: false);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Writes one line to its standard input; a process that has died meanwhile does not mind.</summary>
    public async Task WriteLineAsync(string line)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // Killed between the decision to write and the write: whoever waits for an answer asks the next process.
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for an end in the ordinary way.</summary>
    /// <exception cref="TimeoutException">It did not end within <paramref name="limit"/>.</exception>
    public async Task<int> WaitForExitAsync(TimeSpan limit, TimeProvider clock)
    {
        using CancellationTokenSource late = new(limit, clock);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The process did not end within {limit}. Its last lines:\n{Tail}");
        }

        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Receive(string? line, bool announce)
    {
        if (line is null)
        {
            return;
        }

        lock (tail)
        {
            tail.Enqueue(line);
            if (tail.Count > KeptLines)
            {
                tail.Dequeue();
            }
        }

        if (announce)
        {
            LineReceived?.Invoke(line);
        }
    }
}

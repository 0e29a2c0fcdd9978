using System.Collections.Concurrent;
using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;
using Embedded.Runtime;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Hosting;

/// <summary>Functions that an operator runs by hand.</summary>
internal sealed class ManualRuns(IFunctionInvoker invoker, ILogger<ManualRuns> logger) : IWorkSource, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource _cancel = new();
    private int _ran;

    public string Name => "runs by hand";

    public DateTimeOffset? NextDue => null;

    /// <summary>Begins a run; its outcome goes to the log.</summary>
    public void Begin(FunctionDescriptor function, TriggerValue trigger)
    {
        Interlocked.Exchange(ref _ran, 1);
        var run = RunAsync(function, trigger);
        _running[run] = true;
        _ = run.ContinueWith(done => _running.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);
        return Interlocked.Exchange(ref _ran, 0) == 1;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var all = Task.WhenAll(_running.Keys);
        try
        {
            await all.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // One that heeds its cancellation gets a moment to end; one that does not is left behind.
            await _cancel.CancelAsync();
            await Task.WhenAny(all, Task.Delay(Moment, TimeProvider.System, CancellationToken.None));
        }
    }

    public void Dispose() => _cancel.Dispose();

    private async Task RunAsync(FunctionDescriptor function, TriggerValue trigger)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await invoker.InvokeAsync(function, trigger, _cancel.Token);
            logger.LogInformation("Function {Function}, run by hand, has succeeded", function.Name);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Function {Function}, run by hand, has failed", function.Name);
        }
    }
}

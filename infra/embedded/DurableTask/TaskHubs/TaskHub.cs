using Embedded.Runtime;
using Embedded.TaskHubs.Engine;
using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Embedded.TaskHubs;

/// <summary>
/// A durable task hub in one SQLite file: it stores orchestrations, runs them, and owns the file while it is open. What a client call has
/// acknowledged and what a step has completed survives the death of the process. Activities run at least once; messages between
/// instances arrive exactly once.
/// </summary>
public sealed class TaskHub : IWorkSource, IAsyncDisposable
{
    private readonly TaskHubOptions _options;
    private readonly HubFile _file;
    private readonly HubWriter _writer;
    private readonly Quiescence _quiescence = new();
    private readonly Dispatcher _dispatcher;
    private readonly RetentionSweep? _sweep;
    private readonly ILogger _logger;
    private long _seenWork;
    private int _starts;
    private bool _running;
    private bool _disposed;

    private TaskHub(TaskHubOptions options, HubFile file, DurableTaskRegistry registry, IServiceProvider services, TimeProvider clock, ILoggerFactory loggers)
    {
        _options = options;
        _file = file;
        _logger = loggers.CreateLogger<TaskHub>();
        EngineScope scope = new(options, registry, services, clock, loggers, _logger);
        InstanceWaiters waiters = new();
        _writer = new HubWriter(file, _logger);
        HubRequests requests = new(_writer, _quiescence);
        _dispatcher = new Dispatcher(scope, file, _writer, _quiescence, waiters);
        Client = new TaskHubClient(scope, file, requests, _dispatcher);
        _sweep = options.RetainFinished is { } retention ? new RetentionSweep(retention, requests, scope) : null;
    }

    /// <summary>Starts, watches and steers orchestrations. Usable from the opening on; what it starts runs once the hub is started.</summary>
    public DurableTaskClient Client { get; }

    /// <inheritdoc/>
    public string Name => $"task hub {_options.Name}";

    /// <summary>The hub's file.</summary>
    public string File => _file.Path;

    /// <inheritdoc/>
    public DateTimeOffset? NextDue => _running ? _dispatcher.Alarm.NextDue : null;

    /// <summary>Opens a hub: makes or migrates its file and takes it for this process.</summary>
    /// <param name="options">Where it lives and how much it may do.</param>
    /// <param name="registry">The orchestrators and activities that it can run.</param>
    /// <param name="services">Services for them; every activity gets a scope of its own.</param>
    /// <param name="clock">All time: timers, time stamps, retention.</param>
    /// <param name="loggers">Where log lines go.</param>
    /// <param name="cancellationToken">Gives up before the file is opened.</param>
    /// <exception cref="TaskHubInUseException">Another process, or another hub object, has the file.</exception>
    /// <exception cref="TaskHubStorageException">The file is damaged, or newer than this program.</exception>
    /// <exception cref="ArgumentException">An option is out of range; every fault is named.</exception>
    public static Task<TaskHub> OpenAsync(
        TaskHubOptions options,
        DurableTaskRegistry registry,
        IServiceProvider services,
        TimeProvider clock,
        ILoggerFactory loggers,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(loggers);
        options.Validate();
        return Task.Run(
            () =>
            {
                HubFile file = HubFile.Open(options.DataFolder, options.Name);
                try
                {
                    TaskHub hub = new(options, file, registry, services, clock, loggers);
                    HubLog.Opened(hub._logger, options.Name, file.Path, HubSchema.CurrentVersion);
                    return hub;
                }
                catch
                {
                    file.Dispose();
                    throw;
                }
            },
            cancellationToken);
    }

    /// <summary>Begins to run: instances that were in the middle of something go on, due timers fire.</summary>
    /// <exception cref="InvalidOperationException">The hub runs already, or was stopped: open it anew.</exception>
    public async Task StartAsync(CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ct.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _starts, 1) != 0)
        {
            throw new InvalidOperationException($"The task hub '{_options.Name}' was started already. One that was stopped is opened anew.");
        }

        StartHub start = new(_dispatcher);
        _quiescence.Enter();
        try
        {
            _writer.Submit(start);
            int count = await start.Completion;
            _running = true;
            _sweep?.Start();
            HubLog.Started(_logger, _options.Name, count);
        }
        finally
        {
            _quiescence.Exit();
        }
    }

    /// <summary>
    /// Stops: no activity begins any more, those that run may finish until <paramref name="ct"/> is cancelled, and their results are
    /// stored. The rest is handed back: it runs again at the next start. Nothing is lost. Client calls are still stored.
    /// </summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (!_running || _disposed)
        {
            return;
        }

        _sweep?.Stop();
        _dispatcher.StopActivities();
        try
        {
            await _quiescence.WaitIdleAsync(ct);
            HubLog.Stopped(_logger, _options.Name);
        }
        catch (OperationCanceledException)
        {
            HubLog.StoppedEarly(_logger, _options.Name);
        }

        _dispatcher.Stop();
        _running = false;
    }

    /// <inheritdoc/>
    public async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        bool fired;
        do
        {
            fired = _running && _dispatcher.Alarm.FireDue();
            await _quiescence.WaitIdleAsync(cancellationToken);
        }
        while (fired || !_quiescence.IsIdle);

        long begun = _quiescence.Begun;
        return Interlocked.Exchange(ref _seenWork, begun) != begun;
    }

    /// <summary>Stops at once if that was not done, folds the log into the file and gives the file back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        if (_running)
        {
            await StopAsync(new CancellationToken(canceled: true));
        }

        _disposed = true;
        _sweep?.Dispose();
        _dispatcher.Stop();
        await Task.Run(_writer.Dispose);
        _dispatcher.Waiters.Close();
        _dispatcher.Alarm.Dispose();
        _file.Dispose();
    }
}

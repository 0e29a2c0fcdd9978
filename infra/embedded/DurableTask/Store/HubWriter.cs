using Microsoft.Extensions.Logging;

namespace Embedded.TaskHubs.Store;

/// <summary>The hub's one writer: a thread that takes everything that is waiting and commits it as one transaction.</summary>
internal sealed class HubWriter : IDisposable
{
    // Bounds how long the first request of a batch waits for the last.
    private const int LargestBatch = 4096;
    private readonly HubConnection _connection;
    private readonly HubTables _tables;
    private readonly ILogger _logger;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private readonly AutoResetEvent _signal = new(initialState: false);
    private List<HubWrite> _waiting = [];
    private bool _idle = true;
    private bool _closed;

    public HubWriter(HubFile file, ILogger logger)
    {
        _connection = file.OpenWriter();
        _tables = new HubTables(_connection);
        _logger = logger;
        _thread = new Thread(Loop) { IsBackground = true, Name = "task hub writer" };
        _thread.Start();
    }

    /// <summary>Queues a request. It is durable when <see cref="HubWrite.Committed"/> is called.</summary>
    /// <exception cref="ObjectDisposedException">The hub is closed.</exception>
    public void Submit(HubWrite write)
    {
        bool wake;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(TaskHub));
            _waiting.Add(write);
            wake = _idle;
            _idle = false;
        }

        if (wake)
        {
            _signal.Set();
        }
    }

    /// <summary>Writes what is waiting, folds the log into the file and closes it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
        }

        _signal.Set();
        _thread.Join();
        try
        {
            _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (TaskHubStorageException cause)
        {
            // The log stays beside the file and is read at the next start: nothing is lost.
            HubLog.CheckpointFailed(_logger, cause);
        }

        _connection.Dispose();
        _signal.Dispose();
    }

    private void Loop()
    {
        List<HubWrite> batch = [];
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count > 0)
                {
                    (batch, _waiting) = (_waiting, batch);
                }
                else if (_closed)
                {
                    return;
                }
                else
                {
                    _idle = true;
                }
            }

            if (batch.Count == 0)
            {
                _signal.WaitOne();
                continue;
            }

            for (int from = 0; from < batch.Count; from += LargestBatch)
            {
                Write(batch, from, Math.Min(batch.Count, from + LargestBatch));
            }

            batch.Clear();
        }
    }

    private void Write(List<HubWrite> batch, int from, int to)
    {
        try
        {
            Commit(batch, from, to);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            HubLog.BatchFailed(_logger, to - from, cause);
            for (int index = from; index < to; index++)
            {
                WriteAlone(batch, index);
            }

            return;
        }

        for (int index = from; index < to; index++)
        {
            Notify(batch[index], failure: null);
        }
    }

    private void WriteAlone(List<HubWrite> batch, int index)
    {
        Exception? failure = null;
        try
        {
            Commit(batch, index, index + 1);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            failure = cause;
        }

        Notify(batch[index], failure);
    }

    private void Commit(List<HubWrite> batch, int from, int to)
    {
        _tables.Begin();
        try
        {
            for (int index = from; index < to; index++)
            {
                batch[index].Execute(_tables);
            }

            _tables.Commit();
        }
        catch
        {
            _tables.Rollback();
            throw;
        }
    }

    private void Notify(HubWrite write, Exception? failure)
    {
        try
        {
            if (failure is null)
            {
                write.Committed();
            }
            else
            {
                write.Failed(failure);
            }
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            // The thread must outlive a fault in one request's continuation, or the hub would stand still.
            HubLog.NotificationFailed(_logger, write.GetType().Name, cause);
        }
    }
}

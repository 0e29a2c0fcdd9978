using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Store;

/// <summary>The statements of the writer, prepared once. Every method runs inside the batch's transaction.</summary>
internal sealed class HubTables
{
    private readonly HubConnection _connection;
    private readonly HubStatement _begin;
    private readonly HubStatement _commit;
    private readonly HubStatement _findById;
    private readonly HubStatement _findByKey;
    private readonly HubStatement _insertInstance;
    private readonly HubStatement _insertPayload;
    private readonly HubStatement _appendHistory;
    private readonly HubStatement _updateInstance;
    private readonly HubStatement _updateCustomStatus;
    private readonly HubStatement _finishPayload;
    private readonly HubStatement _restartPayload;
    private readonly HubStatement _restartInstance;
    private readonly HubStatement _insertInbox;
    private readonly HubStatement _deleteInbox;
    private readonly HubStatement _clearInbox;
    private readonly HubStatement _insertTimer;
    private readonly HubStatement _deleteTimer;
    private readonly HubStatement _clearTimers;
    private readonly HubStatement _clearHistory;
    private readonly HubStatement _deleteInstance;
    private readonly HubStatement _deletePayload;
    private readonly HubStatement _children;
    private readonly HubStatement _unfinishedWork;
    private readonly HubStatement _expired;
    private readonly HubStatement _history;
    private readonly HubStatement _endWork;

    public HubTables(HubConnection connection)
    {
        _connection = connection;
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _findById = connection.Prepare("SELECT key, status, generation FROM instances WHERE id = ?");
        _findByKey = connection.Prepare("SELECT key, status, generation FROM instances WHERE key = ?");
        _insertInstance = connection.Prepare(
            "INSERT INTO instances(id, name, version, status, generation, created, updated, work) VALUES(?, ?, ?, ?, 0, ?, ?, ?)");
        _insertPayload = connection.Prepare(
            "INSERT INTO payloads(key, input, tags, start_at, parent_key, parent_generation, parent_task, parent_id, parent_name) " +
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _appendHistory = connection.Prepare("INSERT INTO history(key, data) VALUES(?, ?)");
        _updateInstance = connection.Prepare("UPDATE instances SET status = ?, updated = ?, completed = ?, work = ? WHERE key = ? AND generation = ?");
        _updateCustomStatus = connection.Prepare("UPDATE instances SET custom_status = ? WHERE key = ?");
        _finishPayload = connection.Prepare("UPDATE payloads SET output = ?, failure = ? WHERE key = ?");
        _restartPayload = connection.Prepare("UPDATE payloads SET input = ?, carried = ? WHERE key = ?");
        _restartInstance = connection.Prepare("UPDATE instances SET generation = ?, version = ?, status = ?, updated = ?, work = 1 WHERE key = ?");
        _insertInbox = connection.Prepare("INSERT INTO inbox(key, data) VALUES(?, ?)");
        _deleteInbox = connection.Prepare("DELETE FROM inbox WHERE seq = ?");
        _clearInbox = connection.Prepare("DELETE FROM inbox WHERE key = ?");
        _insertTimer = connection.Prepare("INSERT OR REPLACE INTO timers(due, key, task, generation) VALUES(?, ?, ?, ?)");
        _deleteTimer = connection.Prepare("DELETE FROM timers WHERE due = ? AND key = ? AND task = ?");
        _clearTimers = connection.Prepare("DELETE FROM timers WHERE key = ? RETURNING due, task, generation");
        _clearHistory = connection.Prepare("DELETE FROM history WHERE key = ?");
        _deleteInstance = connection.Prepare("DELETE FROM instances WHERE key = ?");
        _deletePayload = connection.Prepare("DELETE FROM payloads WHERE key = ?");
        _children = connection.Prepare("SELECT key FROM payloads WHERE parent_key = ?");
        _unfinishedWork = connection.Prepare("SELECT key FROM instances WHERE work = 1 UNION SELECT key FROM inbox");
        _history = connection.Prepare("SELECT data FROM history WHERE key = ? ORDER BY row");
        _endWork = connection.Prepare("UPDATE instances SET work = 0 WHERE key = ?");
        _expired = connection.Prepare("SELECT key FROM instances WHERE completed IS NOT NULL AND completed < ? ORDER BY completed LIMIT ?");
    }

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void Rollback()
    {
        // SQLite has rolled back by itself after a full disk or an I/O error; a second ROLLBACK would hide the cause.
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            _connection.Execute("ROLLBACK");
        }
    }

    public InstanceState Find(string id) => ReadState(_findById.Bind(1, id));

    public InstanceState Find(long key) => ReadState(_findByKey.Bind(1, key));

    /// <summary>Inserts an instance and answers its key. A start in the future becomes a timer row.</summary>
    public long Insert(NewInstance instance)
    {
        _insertInstance.Bind(1, instance.Id).Bind(2, instance.Name).Bind(3, instance.Version).Bind(4, (long)OrchestrationRuntimeStatus.Pending)
            .Bind(5, instance.CreatedTicks).Bind(6, instance.CreatedTicks).Bind(7, instance.StartAt is null ? 1L : 0L).Run();
        long key = _connection.LastRowId;
        ParentLink? parent = instance.Parent;
        _insertPayload.Bind(1, key).Bind(2, instance.Input).Bind(3, instance.Tags).Bind(4, instance.StartAt)
            .Bind(5, parent?.Key).Bind(6, parent?.Generation).Bind(7, parent?.TaskId).Bind(8, parent?.Id).Bind(9, parent?.Name).Run();
        if (instance.StartAt is { } due)
        {
            InsertTimer(new TimerKey(due, key, -1, 0));
        }

        return key;
    }

    public void AppendHistory(long key, ReadOnlySpan<byte> turn) => _appendHistory.Bind(1, key).Bind(2, turn).Run();

    /// <summary>Notes a turn's effect on its instance. Answers false when that generation is there no more.</summary>
    public bool Update(long key, int generation, OrchestrationRuntimeStatus status, long updated, bool finished, bool work)
    {
        _updateInstance.Bind(1, (long)status).Bind(2, updated).Bind(3, finished ? updated : (long?)null).Bind(4, work ? 1L : 0L)
            .Bind(5, key).Bind(6, generation).Run();
        return _connection.Changes > 0;
    }

    public void UpdateCustomStatus(long key, string? customStatus) => _updateCustomStatus.Bind(1, customStatus).Bind(2, key).Run();

    public void Finish(long key, string? output, ReadOnlySpan<byte> failure)
    {
        _finishPayload.Bind(1, output).Bind(3, key);
        (failure.IsEmpty ? _finishPayload.BindNull(2) : _finishPayload.Bind(2, failure)).Run();
    }

    /// <summary>Begins the next generation of an instance that continues as new: an empty history, new input, and the events left untaken.</summary>
    public List<TimerKey> ContinueAsNew(long key, int generation, string version, string? input, ReadOnlySpan<byte> carried, long updated)
    {
        _clearHistory.Bind(1, key).Run();
        List<TimerKey> removed = ClearTimers(key);
        _restartPayload.Bind(1, input).Bind(3, key);
        (carried.IsEmpty ? _restartPayload.BindNull(2) : _restartPayload.Bind(2, carried)).Run();
        _restartInstance.Bind(1, generation).Bind(2, version).Bind(3, (long)OrchestrationRuntimeStatus.Running).Bind(4, updated).Bind(5, key).Run();
        return removed;
    }

    /// <summary>Puts a message into an instance's inbox and answers its sequence number.</summary>
    public long Post(long key, HubEvent message)
    {
        BlobWriter blob = new();
        HistoryCodec.WriteMessage(blob, message);
        _insertInbox.Bind(1, key).Bind(2, blob.Written).Run();
        blob.Release();
        return _connection.LastRowId;
    }

    public void DeleteMessage(long sequence) => _deleteInbox.Bind(1, sequence).Run();

    public void ClearInbox(long key) => _clearInbox.Bind(1, key).Run();

    public void InsertTimer(TimerKey timer) =>
        _insertTimer.Bind(1, timer.Due).Bind(2, timer.Instance).Bind(3, timer.TaskId).Bind(4, timer.Generation).Run();

    public void DeleteTimer(long due, long key, int taskId) => _deleteTimer.Bind(1, due).Bind(2, key).Bind(3, taskId).Run();

    /// <summary>Deletes an instance's timers and answers which they were.</summary>
    public List<TimerKey> ClearTimers(long key)
    {
        List<TimerKey> removed = [];
        _clearTimers.Bind(1, key);
        while (_clearTimers.Step())
        {
            removed.Add(new TimerKey(_clearTimers.Int64(0), key, _clearTimers.Int32(1), _clearTimers.Int32(2)));
        }

        return removed;
    }

    /// <summary>Removes an instance and everything that belongs to it; answers the timers that it had.</summary>
    public List<TimerKey> Delete(long key)
    {
        _clearHistory.Bind(1, key).Run();
        _clearInbox.Bind(1, key).Run();
        List<TimerKey> removed = ClearTimers(key);
        _deletePayload.Bind(1, key).Run();
        _deleteInstance.Bind(1, key).Run();
        return removed;
    }

    public List<long> Children(long key) => ReadKeys(_children.Bind(1, key));

    /// <summary>Instances that were in the middle of something: a start or message not yet taken, an activity without result.</summary>
    public List<long> UnfinishedWork() => ReadKeys(_unfinishedWork);

    public List<TurnRecord> History(long key)
    {
        List<TurnRecord> turns = [];
        _history.Bind(1, key);
        try
        {
            while (_history.Step())
            {
                turns.Add(HistoryCodec.ReadTurn(_history.Blob(0)));
            }
        }
        finally
        {
            // Also after a damaged row, or the next question would get the rest of this answer.
            _history.Reset();
        }

        return turns;
    }

    /// <summary>Nothing of a finished instance is outstanding any more.</summary>
    public void EndWork(long key) => _endWork.Bind(1, key).Run();

    public List<long> FinishedBefore(long ticks, int most) => ReadKeys(_expired.Bind(1, ticks).Bind(2, most));

    private static InstanceState ReadState(HubStatement statement)
    {
        if (!statement.Step())
        {
            return default;
        }

        InstanceState state = new(statement.Int64(0), (OrchestrationRuntimeStatus)statement.Int32(1), statement.Int32(2));
        statement.Reset();
        return state;
    }

    private static List<long> ReadKeys(HubStatement statement)
    {
        List<long> keys = [];
        while (statement.Step())
        {
            keys.Add(statement.Int64(0));
        }

        return keys;
    }
}

using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Store;

/// <summary>A read connection with its statements. It sees every commit that was made before a query began.</summary>
internal sealed class HubReader : IDisposable
{
    private const string HeaderColumns =
        "i.key, i.id, i.name, i.version, i.status, i.generation, i.custom_status, p.input, p.start_at, " +
        "p.parent_key, p.parent_generation, p.parent_task, p.parent_id, p.parent_name, i.created, p.tags, p.carried, i.work";

    private readonly HubStatement _header;
    private readonly HubStatement _headerById;
    private readonly HubStatement _history;
    private readonly HubStatement _inbox;
    private readonly HubStatement _metadata;
    private readonly HubStatement _timers;
    private readonly HubStatement _earliestTimer;

    public HubReader(HubConnection connection)
    {
        Connection = connection;
        _header = connection.Prepare($"SELECT {HeaderColumns} FROM instances i JOIN payloads p ON p.key = i.key WHERE i.key = ?");
        _headerById = connection.Prepare($"SELECT {HeaderColumns} FROM instances i JOIN payloads p ON p.key = i.key WHERE i.id = ?");
        _history = connection.Prepare("SELECT data FROM history WHERE key = ? ORDER BY row");
        _inbox = connection.Prepare("SELECT seq, data FROM inbox WHERE key = ? ORDER BY seq");
        _metadata = connection.Prepare(
            "SELECT i.id, i.name, i.status, i.created, i.updated, i.custom_status, p.tags, p.failure, p.input, p.output " +
            "FROM instances i JOIN payloads p ON p.key = i.key WHERE i.id = ?");
        // A page ends between two due times, so that the next one can begin at a due time.
        _timers = connection.Prepare(
            "SELECT due, key, task, generation FROM timers WHERE due >= ?1 AND due <= " +
            "coalesce((SELECT due FROM timers WHERE due >= ?1 ORDER BY due LIMIT 1 OFFSET ?2), 9223372036854775807) ORDER BY due");
        _earliestTimer = connection.Prepare("SELECT min(due) FROM timers");
    }

    public HubConnection Connection { get; }

    public InstanceHeader? Header(long key) => ReadHeader(_header.Bind(1, key));

    public InstanceHeader? Header(string id) => ReadHeader(_headerById.Bind(1, id));

    public List<TurnRecord> History(long key)
    {
        List<TurnRecord> turns = [];
        _history.Bind(1, key);
        while (_history.Step())
        {
            turns.Add(HistoryCodec.ReadTurn(_history.Blob(0)));
        }

        return turns;
    }

    public List<HubEvent> Inbox(long key)
    {
        List<HubEvent> messages = [];
        _inbox.Bind(1, key);
        while (_inbox.Step())
        {
            messages.Add(HistoryCodec.ReadMessage(_inbox.Blob(1), _inbox.Int64(0)));
        }

        return messages;
    }

    public long? EarliestTimer()
    {
        long? due = _earliestTimer.Step() ? _earliestTimer.NullableInt64(0) : null;
        _earliestTimer.Reset();
        return due;
    }

    /// <summary>The timers from <paramref name="from"/> on, about <paramref name="count"/> of them, never parting equal due times.</summary>
    public List<TimerKey> Timers(long from, int count)
    {
        List<TimerKey> timers = [];
        _timers.Bind(1, from).Bind(2, count);
        while (_timers.Step())
        {
            timers.Add(new TimerKey(_timers.Int64(0), _timers.Int64(1), _timers.Int32(2), _timers.Int32(3)));
        }

        return timers;
    }

    public OrchestrationMetadata? Metadata(string id, bool payloads, DataConverter converter)
    {
        _metadata.Bind(1, id);
        if (!_metadata.Step())
        {
            return null;
        }

        OrchestrationMetadata metadata = MetadataRow.Read(_metadata, payloads, converter);
        _metadata.Reset();
        return metadata;
    }

    public void Dispose() => Connection.Dispose();

    private static InstanceHeader? ReadHeader(HubStatement row)
    {
        if (!row.Step())
        {
            return null;
        }

        ParentLink? parent = row.NullableInt64(9) is { } parentKey
            ? new ParentLink(parentKey, row.Int32(10), row.Int32(11), row.RequiredText(12), row.RequiredText(13))
            : null;
        InstanceHeader header = new(
            row.Int64(0), row.RequiredText(1), row.RequiredText(2), row.RequiredText(3), (OrchestrationRuntimeStatus)row.Int32(4), row.Int32(5),
            row.Text(6), row.Text(7), row.NullableInt64(8), parent, row.Int64(14), row.Text(15))
        {
            HasWork = row.Int32(17) == 1,
            Carried = row.IsNull(16) ? [] : HistoryCodec.ReadTurn(row.Blob(16)).Received,
        };
        row.Reset();
        return header;
    }
}

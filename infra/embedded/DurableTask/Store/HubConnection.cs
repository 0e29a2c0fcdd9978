using SQLitePCL;

namespace Embedded.TaskHubs.Store;

/// <summary>
/// One SQLite connection, used by one thread at a time. The thin layer is deliberate: the writer runs tens of thousands of
/// statements a second, and an ADO.NET command allocates several objects for each.
/// </summary>
internal sealed class HubConnection : IDisposable
{
    private const int BusyTimeoutMilliseconds = 5000;
    private readonly sqlite3 _db;
    private readonly List<HubStatement> _statements = [];

    static HubConnection() => Batteries_V2.Init();

    private HubConnection(sqlite3 db) => _db = db;

    public static HubConnection Open(string path, bool readOnly)
    {
        int flags = raw.SQLITE_OPEN_NOMUTEX | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        int code = raw.sqlite3_open_v2(path, out sqlite3 db, flags, null);
        if (code != raw.SQLITE_OK)
        {
            string text = db is null ? "cannot open" : raw.sqlite3_errmsg(db).utf8_to_string();
            db?.Dispose();
            throw new TaskHubStorageException($"The task hub file '{path}' cannot be opened: {text} (SQLite {code}).", code);
        }

        HubConnection connection = new(db);
        raw.sqlite3_busy_timeout(db, BusyTimeoutMilliseconds);
        return connection;
    }

    public sqlite3 Handle => _db;

    /// <summary>The row id that the last insert gave.</summary>
    public long LastRowId => raw.sqlite3_last_insert_rowid(_db);

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_db);

    public void Execute(string sql) => Check(raw.sqlite3_exec(_db, sql), sql);

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public HubStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement), sql);
        HubStatement prepared = new(this, statement);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>Prepares a statement that the caller disposes.</summary>
    public HubStatement PrepareOnce(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_db, sql, out sqlite3_stmt statement), sql);
        return new HubStatement(this, statement);
    }

    public long Scalar(string sql)
    {
        using HubStatement statement = PrepareOnce(sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }

    public void Check(int code, string what)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new TaskHubStorageException($"SQLite error {code} ({raw.sqlite3_errmsg(_db).utf8_to_string()}) in: {what}", code);
        }
    }

    public void Dispose()
    {
        foreach (HubStatement statement in _statements)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _db.Dispose();
    }
}

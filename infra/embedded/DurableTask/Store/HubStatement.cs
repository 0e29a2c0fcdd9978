using System.Buffers;
using System.Text;
using SQLitePCL;

namespace Embedded.TaskHubs.Store;

/// <summary>A prepared statement. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed class HubStatement : IDisposable
{
    private const int StackLimit = 1024;
    private readonly HubConnection _connection;
    private readonly sqlite3_stmt _statement;

    public HubStatement(HubConnection connection, sqlite3_stmt statement)
    {
        _connection = connection;
        _statement = statement;
    }

    public HubStatement Bind(int index, long value)
    {
        raw.sqlite3_bind_int64(_statement, index, value);
        return this;
    }

    public HubStatement Bind(int index, long? value)
    {
        if (value is { } number)
        {
            return Bind(index, number);
        }

        raw.sqlite3_bind_null(_statement, index);
        return this;
    }

    public HubStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(_statement, index);
        }
        else if (value.Length == 0)
        {
            // An empty span has no address, and SQLite takes that for NULL.
            raw.sqlite3_bind_text(_statement, index, string.Empty);
        }
        else
        {
            BindUtf8(index, value);
        }

        return this;
    }

    public HubStatement Bind(int index, ReadOnlySpan<byte> value)
    {
        raw.sqlite3_bind_blob(_statement, index, value);
        return this;
    }

    public HubStatement BindNull(int index)
    {
        raw.sqlite3_bind_null(_statement, index);
        return this;
    }

    /// <summary>Moves to the next row; resets the statement when there is none.</summary>
    public bool Step()
    {
        int code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE)
        {
            _connection.Check(code, raw.sqlite3_sql(_statement).utf8_to_string());
        }

        return false;
    }

    /// <summary>Runs a statement that returns no rows, or whose rows do not matter.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Gives the read lock of an unfinished query back.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    public int Int32(int column) => raw.sqlite3_column_int(_statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long? NullableInt64(int column) => IsNull(column) ? null : Int64(column);

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string RequiredText(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void BindUtf8(int index, string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = most > StackLimit ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[StackLimit];
        int length = Encoding.UTF8.GetBytes(value, bytes);
        raw.sqlite3_bind_text(_statement, index, bytes[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

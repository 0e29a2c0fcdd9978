using System.Collections.Concurrent;

namespace Embedded.TaskHubs.Store;

/// <summary>
/// The hub's file, owned by this process alone: an operating-system lock on a file beside it, which the system itself
/// gives back when the process dies, however it dies.
/// </summary>
internal sealed class HubFile : IDisposable
{
    private const int CorruptCode = 11;
    private const int NotADatabaseCode = 26;

    private readonly FileStream _lock;
    private readonly ConcurrentBag<HubReader> _readers = [];
    private bool _disposed;

    private HubFile(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <exception cref="TaskHubInUseException">Another opener, in this or another process, holds the hub.</exception>
    /// <exception cref="TaskHubStorageException">The file is newer than this program or cannot be opened.</exception>
    public static HubFile Open(string dataFolder, string name)
    {
        Directory.CreateDirectory(dataFolder);
        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(dataFolder, name + ".taskhub.db"));
        FileStream @lock;
        try
        {
            @lock = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (IsInUse(cause))
        {
            throw new TaskHubInUseException(name, path, cause);
        }

        try
        {
            using HubConnection connection = HubConnection.Open(path, readOnly: false);
            connection.Execute("PRAGMA journal_mode = WAL");
            HubSchema.Migrate(connection, path);
        }
        catch (TaskHubStorageException cause) when (cause.SqliteCode is CorruptCode or NotADatabaseCode)
        {
            @lock.Dispose();
            throw new TaskHubStorageException(
                $"The task hub file '{path}' is damaged, or is no task hub: {cause.Message}. It was left as it is. " +
                "Put a backup in its place, or move it away to begin with an empty hub.",
                cause.SqliteCode);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }

        return new HubFile(path, @lock);
    }

    /// <summary>The connection for the writer thread: every commit is on the disk when it returns.</summary>
    public HubConnection OpenWriter()
    {
        HubConnection connection = HubConnection.Open(Path, readOnly: false);
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute("PRAGMA cache_size = -65536");
        connection.Execute("PRAGMA wal_autocheckpoint = 8192");
        connection.Execute("PRAGMA journal_size_limit = 67108864");
        connection.Execute("PRAGMA temp_store = MEMORY");
        return connection;
    }

    /// <summary>Lends a reader; give it back with <see cref="Return"/>.</summary>
    public HubReader Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _readers.TryTake(out HubReader? reader) ? reader : new HubReader(HubConnection.Open(Path, readOnly: true));
    }

    public void Return(HubReader reader)
    {
        if (_disposed)
        {
            reader.Dispose();
        }
        else
        {
            _readers.Add(reader);
        }
    }

    /// <summary>Runs a query on a reader of its own.</summary>
    public T Read<TState, T>(TState state, Func<HubReader, TState, T> query)
    {
        HubReader reader = Rent();
        T answer;
        try
        {
            answer = query(reader, state);
        }
        catch
        {
            // One of its statements may stand in the middle of its rows: the next query would get the rest of them.
            reader.Dispose();
            throw;
        }

        Return(reader);
        return answer;
    }

    // EAGAIN on Linux and macOS, sharing and lock violation on Windows. Anything else (no space, no such device) is told as it is.
    private static bool IsInUse(IOException cause) => (cause.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    public void Dispose()
    {
        _disposed = true;
        while (_readers.TryTake(out HubReader? reader))
        {
            reader.Dispose();
        }

        _lock.Dispose();
    }
}

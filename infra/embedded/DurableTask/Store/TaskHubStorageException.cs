namespace Embedded.TaskHubs.Store;

/// <summary>The task hub's file cannot be read or written: disk full, damaged, or made by a newer version.</summary>
public sealed class TaskHubStorageException : IOException
{
    /// <summary>Creates the exception with SQLite's result code (0 when the cause is not SQLite's).</summary>
    public TaskHubStorageException(string message, int sqliteCode = 0)
        : base(message) => SqliteCode = sqliteCode;

    /// <summary>SQLite's primary result code; 0 when the cause is not SQLite's.</summary>
    public int SqliteCode { get; }
}

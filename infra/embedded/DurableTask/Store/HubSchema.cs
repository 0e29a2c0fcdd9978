namespace Embedded.TaskHubs.Store;

/// <summary>The tables of a task hub, as a list of migrations: entry n brings a file from version n to n + 1.</summary>
internal static class HubSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE instances(
            key INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            status INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            completed INTEGER,
            work INTEGER NOT NULL,
            custom_status TEXT);
        CREATE INDEX instances_work ON instances(work) WHERE work = 1;
        CREATE INDEX instances_completed ON instances(completed) WHERE completed IS NOT NULL;
        CREATE TABLE payloads(
            key INTEGER PRIMARY KEY,
            input TEXT,
            output TEXT,
            failure BLOB,
            tags TEXT,
            start_at INTEGER,
            parent_key INTEGER,
            parent_generation INTEGER,
            parent_task INTEGER,
            parent_id TEXT,
            parent_name TEXT);
        CREATE INDEX payloads_parent ON payloads(parent_key) WHERE parent_key IS NOT NULL;
        CREATE TABLE history(
            row INTEGER PRIMARY KEY,
            key INTEGER NOT NULL,
            data BLOB NOT NULL);
        CREATE INDEX history_key ON history(key);
        CREATE TABLE inbox(
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            key INTEGER NOT NULL,
            data BLOB NOT NULL);
        CREATE INDEX inbox_key ON inbox(key);
        CREATE TABLE timers(
            due INTEGER NOT NULL,
            key INTEGER NOT NULL,
            task INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            PRIMARY KEY(due, key, task)) WITHOUT ROWID;
        CREATE INDEX timers_key ON timers(key);
        """,

        // Events that a generation left untaken, for the next one to take first.
        "ALTER TABLE payloads ADD COLUMN carried BLOB;",
    ];

    /// <summary>The version that this program reads and writes.</summary>
    public static int CurrentVersion => Migrations.Length;

    /// <summary>Brings the file to <see cref="CurrentVersion"/>, one transaction for each step.</summary>
    /// <exception cref="TaskHubStorageException">The file was made by a newer version of this program.</exception>
    public static void Migrate(HubConnection connection, string path)
    {
        long version = connection.Scalar("PRAGMA user_version");
        if (version > CurrentVersion)
        {
            throw new TaskHubStorageException(
                $"The task hub file '{path}' has schema version {version}; this program knows versions up to {CurrentVersion}. " +
                "Run the newer program, or name another hub.");
        }

        for (; version < CurrentVersion; version++)
        {
            connection.Execute("BEGIN IMMEDIATE");
            connection.Execute(Migrations[version]);
            connection.Execute(FormattableString.Invariant($"PRAGMA user_version = {version + 1}"));
            connection.Execute("COMMIT");
        }
    }
}

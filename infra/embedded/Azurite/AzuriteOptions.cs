namespace Embedded.Azurite;

/// <summary>How to start Azurite. It listens on the loopback address only and sends no telemetry, whatever is set here.</summary>
public sealed record AzuriteOptions
{
    /// <summary>The port that blobs have when nobody says otherwise.</summary>
    public const int DefaultBlobPort = 10000;

    /// <summary>The port that queues have when nobody says otherwise.</summary>
    public const int DefaultQueuePort = 10001;

    /// <summary>The port that tables have when nobody says otherwise.</summary>
    public const int DefaultTablePort = 10002;

    /// <summary>The folder for the data (made if it is missing). Null, the default, keeps everything in memory: it is gone after a stop.</summary>
    public string? Location { get; init; }

    /// <summary>0, the default, takes a free port.</summary>
    public int BlobPort { get; init; }

    /// <summary>0, the default, takes a free port.</summary>
    public int QueuePort { get; init; }

    /// <summary>0, the default, takes a free port.</summary>
    public int TablePort { get; init; }

    /// <summary>Whether it goes on when this process is killed, for the next start to find it. Default: no, since nobody else knows its ports.</summary>
    public bool OutlivesOwner { get; init; }

    /// <summary>How many accounts it has beside <see cref="AzuriteServer.AccountName"/>, each with queues and tables of its own, so that tests
    /// that run at once do not meet; see <see cref="AzuriteServer.FurtherAccount"/>. 0, the default, to 2,000.</summary>
    public int FurtherAccounts { get; init; }

    /// <summary>How long to wait until it answers. Default: 60 seconds.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The ports that <c>UseDevelopmentStorage=true</c> means, with data kept in <paramref name="location"/>; it outlives its owner.</summary>
    public static AzuriteOptions DevelopmentStorage(string location) => new()
    {
        Location = location,
        BlobPort = DefaultBlobPort,
        QueuePort = DefaultQueuePort,
        TablePort = DefaultTablePort,
        OutlivesOwner = true,
    };
}

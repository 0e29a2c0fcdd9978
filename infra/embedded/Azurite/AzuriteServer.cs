using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Embedded.Azurite;

/// <summary>
/// One running Azurite: blobs, queues and tables in one node process. It is stopped when this is disposed or this process ends
/// in the ordinary way. After <c>kill -9</c> the one on the ports of <c>UseDevelopmentStorage=true</c> stays, and the next start finds
/// it listening; one on ports of its own ends with its owner.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    /// <summary>The account that every development storage has.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The account's key. It is the same on every machine and published: no secret.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>What stands in settings for the emulator on its default ports.</summary>
    public const string DevelopmentStorageConnectionString = "UseDevelopmentStorage=true";

    // Short, since all of them go to the process in one variable; they guard nothing but data of tests, in memory, on the loopback address.
    private const string FurtherAccountKey = "dGVzdHM=";

    private const int MostFurtherAccounts = 2_000;

    private static readonly TimeSpan PatienceForAnother = TimeSpan.FromSeconds(10);

    private readonly AzuriteProcess _process;
    private readonly AzuritePorts _ports;
    private readonly int _furtherAccounts;
    private int _given;

    private AzuriteServer(AzuriteProcess process, AzuritePorts ports, int furtherAccounts)
    {
        _process = process;
        _ports = ports;
        _furtherAccounts = furtherAccounts;
        BlobEndpoint = Endpoint(ports.Blob, AccountName);
        QueueEndpoint = Endpoint(ports.Queue, AccountName);
        TableEndpoint = Endpoint(ports.Table, AccountName);
    }

    /// <summary>Where blobs answer, account included.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>Where queues answer, account included.</summary>
    public Uri QueueEndpoint { get; }

    /// <summary>Where tables answer, account included.</summary>
    public Uri TableEndpoint { get; }

    /// <summary>The node process's id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The connection string with explicit endpoints, right for any port.</summary>
    public string ConnectionString => ConnectionStringOf(AccountName, AccountKey);

    /// <summary>The connection string of an account that this method has not given before, and that holds nothing.</summary>
    /// <exception cref="InvalidOperationException">All of <see cref="AzuriteOptions.FurtherAccounts"/> are given.</exception>
    public string FurtherAccount()
    {
        var account = Interlocked.Increment(ref _given);
        return account <= _furtherAccounts
            ? ConnectionStringOf(FurtherAccountName(account), FurtherAccountKey)
            : throw new InvalidOperationException($"All {_furtherAccounts} further accounts are given: start Azurite with more.");
    }

    /// <summary>Installs Azurite if need be, starts it and waits until queues and tables answer.</summary>
    /// <param name="options">Ports and data folder. Default: free ports, in memory.</param>
    /// <param name="progress">Told in one line of an installation; see <see cref="AzuriteInstallation.EnsureAsync"/>.</param>
    /// <param name="cancellationToken">Gives up; the process is stopped again.</param>
    /// <exception cref="AzuriteException">It cannot be installed, or ended or said nothing within the time; the message holds its last lines.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More further accounts are asked for than there can be, or fewer than none.</exception>
    public static async Task<AzuriteServer> StartAsync(
        AzuriteOptions? options = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new AzuriteOptions();
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)options.FurtherAccounts, (uint)MostFurtherAccounts, nameof(options));
        var installation = await AzuriteInstallation.EnsureAsync(progress, cancellationToken);
        var process = AzuriteProcess.Start(installation.EntryPoint, Arguments(options), installation.Folder, options.OutlivesOwner, Accounts(options.FurtherAccounts));
        try
        {
            var ports = await process.WaitUntilListeningAsync(options.StartTimeout, cancellationToken);
            return new AzuriteServer(process, ports, options.FurtherAccounts);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts Azurite on the default ports, unless a storage emulator already listens there.</summary>
    /// <param name="location">The folder for the data of one that is started.</param>
    /// <param name="progress">As for <see cref="StartAsync"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was started, to be disposed at the end; null when another process's emulator is there to be used.</returns>
    /// <exception cref="AzuriteException">As for <see cref="StartAsync"/>.</exception>
    public static async Task<AzuriteServer?> EnsureDevelopmentStorageAsync(
        string location, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (await IsListeningAsync(cancellationToken))
        {
            return null;
        }
        try
        {
            return await StartAsync(AzuriteOptions.DevelopmentStorage(location), progress, cancellationToken);
        }
        catch (AzuriteException)
        {
            if (await AnotherWasQuickerAsync(cancellationToken))
            {
                return null;
            }
            throw;
        }
    }

    // Another process's emulator may have one port and not the others yet: it takes them one after the other.
    private static async Task<bool> AnotherWasQuickerAsync(CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        do
        {
            if (await IsListeningAsync(cancellationToken))
            {
                return true;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
        while (TimeProvider.System.GetElapsedTime(began) < PatienceForAnother && await HasAnyPortAsync(cancellationToken));
        return false;
    }

    private static async Task<bool> HasAnyPortAsync(CancellationToken cancellationToken) =>
        await IsListeningAsync(AzuriteOptions.DefaultBlobPort, cancellationToken)
        || await IsListeningAsync(AzuriteOptions.DefaultQueuePort, cancellationToken)
        || await IsListeningAsync(AzuriteOptions.DefaultTablePort, cancellationToken);

    /// <summary>Whether something listens on the ports that <see cref="DevelopmentStorageConnectionString"/> means (queues and tables).</summary>
    public static async Task<bool> IsListeningAsync(CancellationToken cancellationToken = default) =>
        await IsListeningAsync(AzuriteOptions.DefaultQueuePort, cancellationToken)
        && await IsListeningAsync(AzuriteOptions.DefaultTablePort, cancellationToken);

    /// <summary>Whether something listens on a loopback port.</summary>
    public static async Task<bool> IsListeningAsync(int port, CancellationToken cancellationToken = default)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Stops Azurite: it writes out its data and ends; after ten seconds it is killed.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static Uri Endpoint(int port, string account) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{account}"));

    private static string FurtherAccountName(int number) => string.Create(CultureInfo.InvariantCulture, $"tests{number}");

    // Azurite has its own account only where no others are named.
    private static string Accounts(int further) => further == 0
        ? ""
        : string.Join(';', Enumerable.Range(1, further).Select(number => $"{FurtherAccountName(number)}:{FurtherAccountKey}").Prepend($"{AccountName}:{AccountKey}"));

    private string ConnectionStringOf(string account, string key) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};" +
        $"BlobEndpoint={Endpoint(_ports.Blob, account)};QueueEndpoint={Endpoint(_ports.Queue, account)};TableEndpoint={Endpoint(_ports.Table, account)};";

    private static List<string> Arguments(AzuriteOptions options)
    {
        const string Loopback = "127.0.0.1";
        static string Port(int port) => port.ToString(CultureInfo.InvariantCulture);
        List<string> arguments =
        [
            // The operating system picks the port behind a 0 and Azurite says which, so that no two starts can clash.
            "--blobHost", Loopback, "--blobPort", Port(options.BlobPort),
            "--queueHost", Loopback, "--queuePort", Port(options.QueuePort),
            "--tableHost", Loopback, "--tablePort", Port(options.TablePort),
            "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        ];
        if (options.Location is { } location)
        {
            var folder = Path.GetFullPath(location);
            Directory.CreateDirectory(folder);
            arguments.AddRange(["--location", folder]);
        }
        else
        {
            arguments.Add("--inMemoryPersistence");
        }
        return arguments;
    }
}

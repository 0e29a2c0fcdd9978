using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace CareFunctions.Storage;

/// <summary>The way to the storage account: the connection string in <c>AzureWebJobsStorage</c>, or, as on Azure, a
/// managed identity and <c>AzureWebJobsStorage__accountName</c> (or the service addresses
/// <c>__tableServiceUri</c> and <c>__queueServiceUri</c>; <c>__clientId</c> names a user-assigned identity).</summary>
public sealed class StorageConnection
{
    /// <summary>The connection's name: the one the platform uses, too.</summary>
    public const string Name = "AzureWebJobsStorage";

    // The clients' own default is 100 seconds; the largest request here is 64 KiB.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    private readonly string? _connectionString;
    private readonly TokenCredential? _credential;
    private readonly Uri? _tables;
    private readonly Uri? _queues;

    private StorageConnection(string connectionString) => _connectionString = connectionString;

    private StorageConnection(TokenCredential credential, Uri tables, Uri queues) =>
        (_credential, _tables, _queues) = (credential, tables, queues);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">Neither form is there, or a service address is not an absolute URI.</exception>
    public static StorageConnection From(IConfiguration configuration)
    {
        if (configuration[Name] is { Length: > 0 } connectionString)
        {
            return new StorageConnection(connectionString);
        }

        var section = configuration.GetSection(Name);
        var tables = ServiceAddress(section, "tableServiceUri", "table");
        var queues = ServiceAddress(section, "queueServiceUri", "queue");
        if (tables is null || queues is null)
        {
            throw new InvalidOperationException(
                $"No storage account: set {Name} to a connection string, or {Name}__accountName (or both {Name}__tableServiceUri and "
                + $"{Name}__queueServiceUri, as absolute addresses) to use the managed identity.");
        }

        var credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = section["clientId"],
        });
        return new StorageConnection(credential, tables, queues);
    }

    /// <summary>A client of the account's tables.</summary>
    public TableServiceClient CreateTableServiceClient() => _connectionString is null
        ? new TableServiceClient(_tables!, _credential!, Impatient(new TableClientOptions()))
        : new TableServiceClient(_connectionString, Impatient(new TableClientOptions()));

    /// <summary>A client of one queue, whose messages are plain text as <c>host.json</c> says.</summary>
    public QueueClient CreateQueueClient(string queue)
    {
        var options = Impatient(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        return _connectionString is null
            ? new QueueClient(new Uri($"{_queues!.AbsoluteUri.TrimEnd('/')}/{queue}"), _credential!, options)
            : new QueueClient(_connectionString, queue, options);
    }

    // A request that storage does not answer is sent again: every request here may be repeated, and people wait behind most.
    private static T Impatient<T>(T options)
        where T : ClientOptions
    {
        options.Retry.NetworkTimeout = LongestSilence;
        return options;
    }

    private static Uri? ServiceAddress(IConfigurationSection section, string setting, string service)
    {
        if (section[setting] is { Length: > 0 } given)
        {
            return Uri.TryCreate(given, UriKind.Absolute, out var address) ? address : null;
        }

        return section["accountName"] is { Length: > 0 } account && account.All(char.IsAsciiLetterOrDigit)
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : null;
    }
}

using System.Collections.Concurrent;
using Azure.Identity;
using Azure.Storage.Queues;
using Embedded.Functions.Bindings;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Queues;

/// <summary>
/// Queue clients by the name of their connection setting. A connection is a connection string under that name, or a
/// section for access by identity: <c>{name}__queueServiceUri</c> (or <c>__serviceUri</c>, or <c>__accountName</c>),
/// with <c>__clientId</c> for a user-assigned identity.
/// </summary>
public sealed class QueueConnections(IConfiguration configuration)
{
    /// <summary>The connection that is used where an attribute names none.</summary>
    public const string Default = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, QueueServiceClient> services = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The client of one queue. Text goes over the wire as it stands; encoding is the caller's.</summary>
    /// <exception cref="FormatException">The queue's name or the connection is not usable; the message says why.</exception>
    public QueueClient Queue(string? connection, string queueName) => Service(connection).GetQueueClient(Name(queueName));

    /// <summary>The client of the queue that takes what another could not handle: <c>{name}-poison</c>.</summary>
    public QueueClient Poison(string? connection, string queueName) => Service(connection).GetQueueClient(queueName + "-poison");

    /// <summary>Everything wrong with a queue's name and connection, without reaching out for it.</summary>
    public IEnumerable<string> Faults(string? connection, string queueName)
    {
        foreach (var check in new Action[]
        {
            () => Name(queueName),
            () => Service(connection),
        })
        {
            if (FaultOf(check) is { } fault)
            {
                yield return fault;
            }
        }
    }

    private static string? FaultOf(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    private string Name(string queueName)
    {
        var name = SettingExpression.Resolve(queueName, configuration);
        return QueueName.Fault(name) is { } fault ? throw new FormatException(fault) : name;
    }

    private QueueServiceClient Service(string? connection) =>
        services.GetOrAdd(connection is null ? Default : SettingExpression.Resolve(connection, configuration), Open);

    private QueueServiceClient Open(string name)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxRetries = 3;

        // The client's default is 100 s: longer than a message is held, and a listener that waits takes no others.
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);

        // As on the real host: a connection called "Orders" may be set as AzureWebJobsOrders, Orders or ConnectionStrings:Orders.
        var text = configuration["AzureWebJobs" + name] ?? configuration[name] ?? configuration.GetConnectionString(name);
        if (!string.IsNullOrWhiteSpace(text))
        {
            try
            {
                return new QueueServiceClient(text, options);
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException)
            {
                // The text may hold an account key, so neither it nor the parser's message is repeated.
                throw new FormatException($"the setting '{name}' is not a storage connection string");
            }
        }

        var section = configuration.GetSection("AzureWebJobs" + name) is { } prefixed && prefixed.GetChildren().Any()
            ? prefixed
            : configuration.GetSection(name);
        var address = section["queueServiceUri"] ?? section["serviceUri"]
            ?? (section["accountName"] is { } account ? $"https://{account}.queue.core.windows.net" : null);
        if (address is null)
        {
            throw new FormatException(
                $"there is no connection '{name}': set '{name}' to a storage connection string, or '{name}__queueServiceUri' to use an identity");
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? new QueueServiceClient(
                uri, new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = section["clientId"] }), options)
            : throw new FormatException($"the queue service address of connection '{name}' is not an https URL");
    }
}

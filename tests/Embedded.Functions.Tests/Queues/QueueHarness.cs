using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Embedded.Functions.Invocation;
using Embedded.Functions.Queues;
using Embedded.Functions.Tests.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Tests.Queues;

/// <summary>One queue on Azurite, with a function on it that the test writes.</summary>
internal sealed class QueueHarness : IAsyncDisposable
{
    public static readonly JsonObjectSerializer Serializer = new(new System.Text.Json.JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    private QueueHarness(QueueClient queue, QueueClient poison, QueueListener listener, LogRecorder log)
    {
        Queue = queue;
        Poison = poison;
        Listener = listener;
        Log = log;
    }

    public QueueClient Queue { get; }

    public QueueClient Poison { get; }

    public QueueListener Listener { get; }

    public LogRecorder Log { get; }

    public static async Task<QueueHarness> StartAsync(
        Func<TriggerValue, CancellationToken, Task> function, QueueSettings? settings = null, QueueListenerOptions? options = null, string? queueName = null)
    {
        var queue = await Storage.QueueAsync(queueName);
        var log = new LogRecorder();
        var connections = new QueueConnections(await ConfigurationAsync());
        var extension = new QueueTriggerExtension(
            connections, new QueueWakeUps(), settings ?? new QueueSettings { Base64Messages = false },
            options ?? new QueueListenerOptions { Clock = TimeProvider.System, DriveByHand = true }, Serializer,
            new Lazy<IFunctionInvoker>(new DelegateInvoker(function)), LoggerFactory.Create(logging => logging.AddProvider(log)));
        var listener = (QueueListener)extension.CreateListener(FunctionOf.Trigger(new QueueTriggerAttribute(queue.Name)));
        await listener.StartAsync(CancellationToken.None);
        return new QueueHarness(queue, connections.Poison(null, queue.Name), listener, log);
    }

    public static async Task<IConfiguration> ConfigurationAsync() => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = await Storage.ConnectionStringAsync() })
        .Build();

    public async Task SendAsync(params string[] messages)
    {
        await Queue.CreateIfNotExistsAsync();
        foreach (var message in messages)
        {
            await Queue.SendMessageAsync(message);
        }
    }

    public Task<bool> RunAsync() => Listener.RunDueAsync(CancellationToken.None);

    public async Task<int> CountAsync() => (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public async Task<IReadOnlyList<string>> PoisonedAsync() => await Poison.ExistsAsync()
        ? [.. (await Poison.PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString())]
        : [];

    /// <summary>Stops the listener. A function that a failed test has left waiting is left behind, so that the test fails and does not hang.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        await Listener.StopAsync(limit.Token);
        Listener.Dispose();
    }
}

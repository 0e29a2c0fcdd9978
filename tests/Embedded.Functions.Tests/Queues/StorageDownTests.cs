using System.Net;
using System.Net.Sockets;
using Azure.Storage.Queues;
using Embedded.Azurite;
using Embedded.Functions.Invocation;
using Embedded.Functions.Queues;
using Embedded.Functions.Tests.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Tests.Queues;

public sealed class StorageDownTests
{
    [Fact]
    public async Task Polling_StorageNotUpYet_SaysSoOnceAndTakesMessagesWhenItIs()
    {
        var port = FreePort();
        var connection = $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.AccountName};AccountKey={AzuriteServer.AccountKey};"
            + $"QueueEndpoint=http://127.0.0.1:{port}/{AzuriteServer.AccountName};";
        using var log = new LogRecorder();
        var handled = new TaskCompletionSource<string>();
        var extension = new QueueTriggerExtension(
            new QueueConnections(new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", connection)]).Build()),
            new QueueWakeUps(),
            new QueueSettings { Base64Messages = false, MaxPollingInterval = TimeSpan.FromMilliseconds(100) },
            new QueueListenerOptions { Clock = TimeProvider.System },
            QueueHarness.Serializer,
            new Lazy<IFunctionInvoker>(new DelegateInvoker((trigger, _) =>
            {
                handled.SetResult((string)trigger.Convert(typeof(string))!);
                return Task.CompletedTask;
            })),
            LoggerFactory.Create(logging => logging.AddProvider(log)));
        using var listener = (QueueListener)extension.CreateListener(FunctionOf.Trigger(new QueueTriggerAttribute("orders")));
        await listener.StartAsync(CancellationToken.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!log.At(LogLevel.Error).Any())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }

        await using (await AzuriteServer.StartAsync(new AzuriteOptions { QueuePort = port }))
        {
            var queue = new QueueClient(connection, "orders");
            await queue.CreateIfNotExistsAsync();
            await queue.SendMessageAsync("late but safe");

            (await handled.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System)).ShouldBe("late but safe");
            await listener.StopAsync(CancellationToken.None);
        }

        log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldStartWith("Queue orders cannot be reached: ");
        log.At(LogLevel.Information).ShouldContain("Queue orders can be reached again.");
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

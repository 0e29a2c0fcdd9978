using System.Collections.Concurrent;
using System.Net;
using Azure.Storage.Queues;

namespace CrashTests.App;

/// <summary>The other systems: register cases and send messages, by queue or over HTTP, some of them twice. Whatever has no answer is sent again.</summary>
internal sealed class MessageSender(ApplicationClient client, QueueServiceClient queues, Workload workload, int seed, CrashReport report, TimeProvider clock)
{
    private readonly Random random = new(seed + 1);

    public ConcurrentQueue<SentMessage> Accepted { get; } = new();

    public int Repeats { get; private set; }

    /// <summary>Sends <paramref name="count"/> messages more, each until it was accepted.</summary>
    public async Task SendAsync(int first, int count, CancellationToken stop)
    {
        for (int number = first; number < first + count; number++)
        {
            SentMessage message = workload.Next(number);
            bool byQueue = random.Next(2) == 0;
            int times = random.Next(5) == 0 ? 2 : 1;
            if (message.IsIncrease)
            {
                await UntilAsync(() => client.RegisterCaseAsync(message.Case, Workload.PlanHours), stop, HttpStatusCode.OK, HttpStatusCode.Created);
            }

            // Listed before it is sent: whoever answers it must find what it asks for.
            Accepted.Enqueue(message);
            for (int time = 0; time < times; time++)
            {
                Repeats += time;
                if (byQueue)
                {
                    await queues.GetQueueClient(message.Queue).SendMessageAsync(message.Body, stop);
                }
                else
                {
                    await UntilAsync(() => client.PostAsync(message), stop, HttpStatusCode.Accepted);
                }
            }
        }
    }

    private async Task UntilAsync(Func<Task<HttpStatusCode?>> call, CancellationToken stop, params HttpStatusCode[] expected)
    {
        while (true)
        {
            HttpStatusCode? status = await call();
            if (status is { } given && expected.Contains(given))
            {
                return;
            }

            // A dying host may answer 5xx; a refusal would never change.
            if (status is { } refused && (int)refused < 500)
            {
                report.Fault($"sound work was refused with {(int)refused}");
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(30), clock, stop);
        }
    }
}

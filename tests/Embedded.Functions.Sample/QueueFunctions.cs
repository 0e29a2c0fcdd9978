using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.Sample;

public sealed class QueueFunctions(Journal journal)
{
    [Function("TakeOrder")]
    public async Task TakeOrder([QueueTrigger("%QueuePrefix%-orders")] Order order, [DurableClient] DurableTaskClient client, long dequeueCount)
    {
        ArgumentNullException.ThrowIfNull(order);
        journal.Add($"order {order.Id} attempt {dequeueCount}");
        await client.ScheduleNewOrchestrationInstanceAsync("Fulfil", order, new StartOrchestrationOptions(order.Id));
    }

    [Function("Fragile")]
    public void Fragile([QueueTrigger("%QueuePrefix%-fragile")] string body)
    {
        journal.Add($"fragile {body}");
        throw new InvalidOperationException("Cannot be handled.");
    }

    [Function("Undertaker")]
    public void Undertaker([QueueTrigger("%QueuePrefix%-fragile-poison")] QueueMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        journal.Add($"poisoned {message.Body}");
    }

    [Function("Split")]
    [QueueOutput("%QueuePrefix%-pieces")]
    public string[] Split([QueueTrigger("%QueuePrefix%-whole")] string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Split(' ');
    }

    [Function("Piece")]
    public void Piece([QueueTrigger("%QueuePrefix%-pieces")] string body) => journal.Add($"piece {body}");
}

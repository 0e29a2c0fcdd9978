using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Embedded.Functions.Sample;

public sealed class DurableFunctions(Journal journal)
{
    [Function("Fulfil")]
    public static async Task<string> Fulfil([OrchestrationTrigger] TaskOrchestrationContext context, Order order, FunctionContext function)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(function);
        var price = await context.CallActivityAsync<int>("Price", order);
        var parts = await Task.WhenAll(Enumerable.Range(0, order.Quantity).Select(n => context.CallActivityAsync<string>("Pack", n)));
        return $"{order.Id}: {price} for {string.Join('+', parts)} by {function.FunctionDefinition.Name}";
    }

    [Function("Price")]
    public int Price([ActivityTrigger] Order order, string instanceId)
    {
        ArgumentNullException.ThrowIfNull(order);
        journal.Add($"priced {order.Id} for {instanceId}");
        return order.Quantity * 10;
    }

    [Function("Pack")]
    public async Task<string> Pack([ActivityTrigger] int number)
    {
        await Task.Yield();
        return $"part{number}";
    }

    [Function("Sleep")]
    public async Task<DateTime> Sleep([OrchestrationTrigger] TaskOrchestrationContext context, int days)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.CreateTimer(context.CurrentUtcDateTime.AddDays(days), CancellationToken.None);
        return context.CurrentUtcDateTime;
    }

    [Function("Wait")]
    public static async Task<string?> Wait([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.SetCustomStatus(new { waitingFor = "Go" });
        return await context.WaitForExternalEvent<string?>("Go");
    }

    [Function("Fail")]
    public static async Task Fail([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.CallActivityAsync("Break");
    }

    [Function("Break")]
    public void Break([ActivityTrigger] object? input) => throw new InvalidOperationException("It broke.");
}

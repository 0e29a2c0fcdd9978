using CareFunctions.Core.Commands;
using CareFunctions.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>Brings one command to its system: sent again, with the same key, until the system says what came of it or the change has become a task.
/// Waiting is the orchestration's, so that neither a restart nor a long absence of the system loses it.</summary>
public static class ConnectorDelivery
{
    /// <summary>The orchestration's name. It is stored with every running delivery, so it does not change.</summary>
    public const string Name = "ConnectorDelivery";

    /// <summary>The event that tells that the system has answered by itself.</summary>
    public const string Answered = "system-answered";

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    // A system that took the command and whose answer is lost says it again when it is asked again.
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromHours(1);

    /// <summary>The instance that delivers a command.</summary>
    public static string InstanceOf(string correlationId) => "command-" + correlationId;

    /// <summary>Delivers one command.</summary>
    /// <returns>How it ended: <c>done</c>, <c>refused</c>, <c>answered</c> (the system called back) or <c>given-up</c>.</returns>
    [Function(Name)]
    public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => DeliverAsync(context, context.GetInput<ConnectorDispatch>()!));
    }

    /// <summary>Tells a delivery that still runs that the system has answered.</summary>
    public static async Task AnsweredAsync(DurableTaskClient client, string correlationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (await client.GetInstanceAsync(InstanceOf(correlationId), cancellationToken) is { IsCompleted: false } delivery)
        {
            await client.RaiseEventAsync(delivery.InstanceId, Answered, cancellation: cancellationToken);
        }
    }

    private static async Task<string> DeliverAsync(TaskOrchestrationContext context, ConnectorDispatch dispatch)
    {
        var command = dispatch.Command;
        var answered = context.WaitForExternalEvent<object?>(Answered);
        var wait = FirstWait;
        while (context.CurrentUtcDateTime < dispatch.Until.UtcDateTime)
        {
            var answer = await context.CallActivityAsync<ConnectorAnswer>(ConnectorActivities.Call, command, Retry.Always);
            if (answer.Kind is ConnectorAnswerKind.Done or ConnectorAnswerKind.Refused)
            {
                var done = answer.Kind == ConnectorAnswerKind.Done;
                await context.CallActivityAsync(
                    ConnectorActivities.Report, new SystemResult(command.CorrelationId, command.InstanceId, done, answer.Detail), Retry.Always);
                return done ? "done" : "refused";
            }

            var pause = answer.Kind == ConnectorAnswerKind.Accepted ? AskAgainAfter : wait;
            if (answer.RetryAfter is { } asked && asked > pause)
            {
                pause = asked;
            }

            wait = answer.Kind == ConnectorAnswerKind.Accepted ? FirstWait : TimeSpan.FromTicks(Math.Min(2 * wait.Ticks, LongestWait.Ticks));
            using var cancelTimer = new CancellationTokenSource();
            var timer = context.CreateTimer(context.CurrentUtcDateTime + pause, cancelTimer.Token);
            if (await Task.WhenAny(answered, timer) == answered)
            {
                cancelTimer.Cancel();
                return "answered";
            }
        }

        return "given-up";
    }
}

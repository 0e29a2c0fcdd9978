using CareFunctions.Core.Commands;
using CareFunctions.Orchestration;
using CareFunctions.Tasks;
using Microsoft.DurableTask;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.SystemCommands;

/// <summary>How a procedure changes a system: by command where there is a connector, and by a task for the team that types it in where there is none,
/// where the connector refuses and where it does not answer in time. It never goes on without one or the other confirming.</summary>
internal static class SystemChange
{
    /// <summary>The event that brings a command's result to its procedure.</summary>
    public static string EventOf(string correlationId) => "system-result-" + correlationId;

    /// <summary>Makes the change, waits until it is confirmed, and writes its note. The change and its note are each made once for the step's name, however
    /// often anything is tried.</summary>
    /// <param name="context">The procedure.</param>
    /// <param name="steps">The case.</param>
    /// <param name="step">The step's name: the one in the command's <see cref="CommandBasis"/>.</param>
    /// <param name="command">The change.</param>
    /// <param name="owner">Who types it in where no connector does.</param>
    /// <returns>Who confirmed it: a person's name and role, or the connector.</returns>
    public static async Task<string> ApplyAsync(
        TaskOrchestrationContext context, CaseSteps steps, string step, SystemCommand command, CommandOwner owner)
    {
        var confirmedBy = await MakeAsync(context, steps, step, command, owner);
        await steps.NoteAsync(step, confirmedBy, CommandSentences.Done(command, CareSystem.NameOf(command)), command.Clause);
        return confirmedBy;
    }

    private static async Task<string> MakeAsync(
        TaskOrchestrationContext context, CaseSteps steps, string step, SystemCommand command, CommandOwner owner)
    {
        var result = ResultOf(context, command);
        var sent = await context.CallActivityAsync<CommandSent>(SystemCommandActivities.Send, command, Retry.Always);
        var why = "there is no connector";
        string? said = null;
        if (sent.HasConnector)
        {
            using var cancelTimer = new CancellationTokenSource();
            var timeout = context.CreateTimer(sent.Timeout, cancelTimer.Token);
            if (await Task.WhenAny(result, timeout) == result)
            {
                cancelTimer.Cancel();
                var answer = await result;
                if (answer.Done)
                {
                    return ByConnector(command);
                }

                said = SystemDetail.Clean(answer.Detail);
                why = "the connector could not make the change";
                result = ResultOf(context, command);
            }
            else
            {
                why = "the connector did not answer in time, so check first whether the change is there already";
            }
        }

        var task = steps.Task(TaskKinds.CarryOutCommand, step) with { Team = owner.Team, Role = owner.Role };
                var facts = CommandSentences.Facts(command);
        return await ByHandAsync(
            context,
            task with { Facts = said is null ? facts : new Dictionary<string, string>(facts) { ["systemSaid"] = said } },
            command,
            why,
            result);
    }

    private static async Task<string> ByHandAsync(
        TaskOrchestrationContext context, OpenTaskRequest task, SystemCommand command, string why, Task<SystemResult> result)
    {
        var system = CareSystem.NameOf(command);
        var opened = await HumanTask.OpenAsync(context, task with
        {
            Title = $"Enter in {system}: {CommandSentences.ToDo(command)}; {why}.",
            Clauses = command.Clauses,
            Outcomes = ["confirm"],
            Next = $"When it is confirmed, the case note is written. Until then {system} is wrong, and a reminder goes out every working day.",
        });
        if (opened.Decision is { } earlier)
        {
            await HumanTask.TakenUpAsync(context, opened.TaskId);
            return ByPerson(earlier);
        }

        var person = HumanTask.WaitAsync(context, opened);
        while (await Task.WhenAny(person, result) == result && !person.IsCompleted)
        {
            // A late answer of the connector settles it as well as a person does; a late refusal changes nothing.
            if ((await result).Done && await HumanTask.EndAsync(context, opened.TaskId, TaskState.Superseded) is null)
            {
                return ByConnector(command);
            }

            result = ResultOf(context, command);
        }

        return ByPerson(await person);
    }

    private static Task<SystemResult> ResultOf(TaskOrchestrationContext context, SystemCommand command) =>
        context.WaitForExternalEvent<SystemResult>(EventOf(command.CorrelationId));

    private static string ByConnector(SystemCommand command) => $"{CareSystem.NameOf(command)} (connector)";

    private static string ByPerson(TaskDecision decision) => $"{decision.ByName} ({decision.Role})";
}

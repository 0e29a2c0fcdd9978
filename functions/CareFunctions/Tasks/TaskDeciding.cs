using CareFunctions.Http;
using CareFunctions.Logging;
using CareFunctions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Tasks;

/// <summary>The one way in which a task is decided, whoever decides it: the same rules, and one winner of every race.</summary>
public sealed class TaskDeciding(TaskTable tasks, IEnumerable<IDecisionRule> rules, TimeProvider clock, ILogger<TaskDeciding> log)
{
    /// <summary>Decides a task, if it is open, its procedure waits for it, and the rules of its kind allow it.</summary>
    /// <param name="client">The task hub.</param>
    /// <param name="task">The task as it was read.</param>
    /// <param name="version">Which version of it that was.</param>
    /// <param name="body">The decision.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Deciding> DecideAsync(
        DurableTaskClient client, CareTask task, RowVersion version, DecisionBody body, AnsweringPerson by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(by);
        var now = clock.GetUtcNow();
        if (task.State != TaskState.Open || task.ExpiresAt <= now)
        {
            return new Deciding(task, Decided: false);
        }

        if (await client.GetInstanceAsync(task.InstanceId, cancellationToken) is not { IsCompleted: false })
        {
            return new Deciding(task, Decided: false, Problem.Conflict("procedure-over",
                "The procedure that asked for this broke off or was stopped, so a decision would change nothing. The failure desk knows more."));
        }

        var decision = new TaskDecision
        {
            Outcome = body.Outcome,
            Reason = body.Reason,
            ById = by.Id,
            ByName = by.Name,
            Role = by.Role,
            At = now,
            Late = now > task.DueAt,
            AnsweredFrom = by.From,
            Details = body.Details,
        };
        var rule = rules.FirstOrDefault(rule => rule.Covers(task));
        if (rule is not null && await rule.RefusalAsync(task, decision, cancellationToken) is { } refusal)
        {
            return new Deciding(task, Decided: false, refusal);
        }

        var decided = task with { State = TaskState.Decided, Decision = decision };
        while (!await tasks.TryDecideAsync(decided, version, cancellationToken))
        {
            // A reminder, a new end or another decision changed it in between: look again, and decide anew only while it is open.
            (task, version) = (await tasks.FindAsync(task.Id, cancellationToken))!.Value;
            if (task.State != TaskState.Open)
            {
                return new Deciding(task, Decided: false);
            }

            decided = task with { State = TaskState.Decided, Decision = decision };
        }

        log.TaskDecided(decided.Id, decision.Outcome);
        await DecisionDelivery.DeliverAsync(client, decided, cancellationToken);
        return new Deciding(decided, Decided: true);
    }
}

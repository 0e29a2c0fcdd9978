using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Procedures;
using CareFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Tasks;

/// <summary>Lets a worklist event, an email or a confirmed pen picture answer the open task that waits for it. It acts only when exactly one task does and the answer gives all
/// that a decision needs; everything else is for a person.</summary>
public sealed class TaskAnswering(TaskTable tasks, TaskDeciding decisions)
{
    /// <summary>Finds the case's task and decides it the way a person would. Repeating an answer finds what it did before.</summary>
    /// <param name="client">The task hub.</param>
    /// <param name="answer">What came in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Answering> AnswerAsync(DurableTaskClient client, Answer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var known = await tasks.QueryAsync(answer.Case.Council, new TaskFilter(Case: answer.Case), cancellationToken);
        if (known.FirstOrDefault(task => task.Decision?.AnsweredFrom == answer.From) is { } before)
        {
            return new Answering(AnsweringState.Decided, before.Id);
        }

        var waiting = known.Where(task => task.State == TaskState.Open && Matches(task, answer).Any()).ToList();
        if (waiting is not [var only])
        {
            return waiting.Count == 0
                ? new Answering(AnsweringState.NoTask)
                : new Answering(AnsweringState.ForAPerson, Why: $"{waiting.Count} open tasks of the case wait for such an answer.");
        }

        if (Matches(only, answer).ToList() is not [var rule])
        {
            return new Answering(AnsweringState.ForAPerson, Why: "It could mean more than one outcome.");
        }

        return await tasks.FindAsync(only.Id, cancellationToken) is { Task.State: TaskState.Open } found
            ? await DecideAsync(client, found.Task, found.Version, rule, answer, cancellationToken)
            : new Answering(AnsweringState.ForAPerson, Why: "Somebody else decided in the same moment.");
    }

    private async Task<Answering> DecideAsync(
        DurableTaskClient client, CareTask task, RowVersion version, AnswerRule rule, Answer answer, CancellationToken cancellationToken)
    {
        if (task.NotBy == answer.ById || task.NorBy.Contains(answer.ById, StringComparer.Ordinal))
        {
            return new Answering(AnsweringState.ForAPerson, Why: "Who answers may not decide this.");
        }

        if (Contradiction(task, rule, answer) is { } contradiction)
        {
            return new Answering(AnsweringState.ForAPerson, Why: contradiction);
        }

        // Written and read as a person's decision is, so that it must be as complete and as well-formed.
        var (body, invalid) = DecisionBody.Read(Written(task, rule, answer), task);
        if (invalid is not null)
        {
            return new Answering(AnsweringState.ForAPerson, Why: "It does not give what the decision needs: " + string.Join(" ", (invalid.Faults ?? []).Select(fault => fault.Detail)));
        }

        var deciding = await decisions.DecideAsync(
            client, task, version, body!, new AnsweringPerson(answer.ById, answer.ByName, task.Role, answer.From), cancellationToken);
        return deciding switch
        {
            { Decided: true } => new Answering(AnsweringState.Decided, task.Id),
            { Refused: { } refused } => new Answering(AnsweringState.ForAPerson, Why: refused.Detail),
            _ => new Answering(AnsweringState.ForAPerson, Why: "Somebody else decided in the same moment."),
        };
    }

    private static IEnumerable<AnswerRule> Matches(CareTask task, Answer answer) => task.AnsweredBy.Where(rule =>
        (rule.PenPicture ? answer.PenPicture is not null
            : rule.Email is not null ? rule.Email == answer.Email
            : rule.Request == answer.Request && answer.Request is not null)
        && (rule.Value is null || answer.Values.GetValueOrDefault(rule.Value.Name) == rule.Value.Is)
        && (answer.Service is null || !task.Facts.TryGetValue("service", out var service) || service == answer.Service));

    // What is waited for is known in part: an email that says otherwise is no answer to it, whoever has read it.
    private static string? Contradiction(CareTask task, AnswerRule rule, Answer answer)
    {
        if (answer.Email is null)
        {
            return null;
        }

        if (answer.Provider is { } provider && task.Facts.TryGetValue("provider", out var awaited) && !string.Equals(provider, awaited, StringComparison.OrdinalIgnoreCase))
        {
            return "What waits for such an answer waits for another provider's.";
        }

        var other = (rule.Fields ?? new Dictionary<string, string>()).Values.Where(name =>
            answer.Values.TryGetValue(name, out var stated) && task.Facts.TryGetValue(name, out var known) && !Same(stated, known)).ToList();
        return other.Count == 0
            ? null
            : $"It does not say what the open task knows of {string.Join(", ", other.Select(StepText.Words))}: if it is right all the same, decide that task, and reject this.";
    }

    private static bool Same(string one, string other) =>
        decimal.TryParse(one, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && decimal.TryParse(other, NumberStyles.Number, CultureInfo.InvariantCulture, out var another)
            ? number == another
            : one == other;

    private static byte[] Written(CareTask task, AnswerRule rule, Answer answer)
    {
        var details = new JsonObject();
        foreach (var (name, from) in rule.Fields ?? new Dictionary<string, string>())
        {
            if (answer.Values.TryGetValue(from, out var value) && task.Fields.FirstOrDefault(field => field.Name == name) is { } field)
            {
                details[name] = field.Type switch
                {
                    TaskFieldType.WeeklyHours or TaskFieldType.Money or TaskFieldType.Number
                        when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
                    TaskFieldType.Flag when bool.TryParse(value, out var flag) => JsonValue.Create(flag),
                    TaskFieldType.List => new JsonArray([.. value.Split("; ").Select(one => JsonValue.Create(one))]),
                    _ => JsonValue.Create(value),
                };
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["outcome"] = rule.Outcome,
            ["reason"] = answer switch
            {
                { PenPicture: { } opportunity } => $"Answered by the confirmed pen picture {opportunity}.",
                { Email: { } intent } => $"Answered by an email: {intent.Replace('-', ' ')}.",
                _ => "Answered by a reassigned worklist.",
            },
            ["details"] = details,
        });
    }
}

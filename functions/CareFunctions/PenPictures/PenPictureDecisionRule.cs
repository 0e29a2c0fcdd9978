using CareFunctions.Core.Procedures;
using CareFunctions.Http;
using CareFunctions.Tasks;

namespace CareFunctions.PenPictures;

/// <summary>Nobody says that a pen picture has gone out before a person has confirmed one (SOM-RES-18, SOM-SUP-20). A picture answers one task and no other: in the moment
/// of the decision it is set aside for it, so that two rounds cannot both rest on the same one.</summary>
public sealed class PenPictureDecisionRule(PenPictureTable pictures, TaskTable tasks) : IDecisionRule
{
    /// <inheritdoc />
    public bool Covers(CareTask task) => task?.AnsweredBy.Any(rule => rule.PenPicture) is true;

    /// <inheritdoc />
    public async Task<Problem?> RefusalAsync(CareTask task, TaskDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(decision);
        if (task.AnsweredBy.FirstOrDefault(rule => rule.PenPicture && rule.Outcome == decision.Outcome) is not { } rule)
        {
            return null;
        }

        var field = rule.Fields!.Keys.Single();
        if (!decision.Details.TryGetValue(field, out var opportunity))
        {
            return await NeededAsync(task, rule.Outcome, field, cancellationToken);
        }

        if (await pictures.FindAsync(opportunity, cancellationToken) is not { State: PenPictureState.Confirmed } kept || kept.Case != task.Case || kept.Service != ServiceOf(task))
        {
            return Refused(task, $"{opportunity} is no confirmed pen picture of this case and service.");
        }

        var givenBack = await GivenBackAsync(kept, task, cancellationToken);
        var taken = await pictures.ChangeAsync(
            opportunity, there => there.AnswersTask is null || there.AnswersTask == givenBack ? there with { AnswersTask = task.Id } : null, cancellationToken);
        return taken.AnswersTask == task.Id
            ? null
            : Refused(task, $"The pen picture {opportunity} has answered an earlier round already. Make another one with POST /api/pen-pictures.");
    }

    private async Task<Problem> NeededAsync(CareTask task, string outcome, string field, CancellationToken cancellationToken)
    {
        var confirmed = await pictures.UnusedAsync(task.Id, task.Case!, ServiceOf(task), since: null, cancellationToken);
        return Refused(task,
            $"\"{outcome}\" needs a pen picture of this case and service that a person has confirmed. Make one with POST /api/pen-pictures: when it is confirmed it goes to providers, and this task is answered by it."
            + (confirmed.Count == 0 ? "" : $" Confirmed already: {string.Join(", ", confirmed.Select(one => one.Opportunity))}; if it went out for this round, name it in details.{field}."));
    }

    // A task that was settled without the picture for which it had been set aside holds it no longer.
    private async Task<string?> GivenBackAsync(KeptPenPicture kept, CareTask task, CancellationToken cancellationToken) =>
        kept.AnswersTask is { } holder && holder != task.Id
        && await tasks.FindAsync(holder, cancellationToken) is { Task: { State: not TaskState.Open } other }
        && other.Decision?.Details.Values.Contains(kept.Opportunity) is not true
            ? holder
            : null;

    private static string ServiceOf(CareTask task) => task.Facts["service"];

    private static Problem Refused(CareTask task, string sentence) => Problem.Refused("pen-picture-needed", sentence, task.Clauses);
}

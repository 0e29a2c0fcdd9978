using CareFunctions.Core.Emails;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Tasks;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Emails;

/// <summary>Holds what a person says of an email against what it must say to have an effect, in the moment it is said.</summary>
public sealed class TriageEmailRule : IDecisionRule
{
    /// <inheritdoc />
    public bool Covers(CareTask task) => task?.Kind == TaskKinds.TriageEmail;

    /// <inheritdoc />
    public Task<Problem?> RefusalAsync(CareTask task, TaskDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(decision);
        return Task.FromResult(RefusalOf(task, decision));
    }

    private static Problem? RefusalOf(CareTask task, TaskDecision decision)
    {
        if (decision.Outcome == EmailTriage.Reject)
        {
            return null;
        }

        if (decision.Details.TryGetValue("intent", out var word) && !EmailProposal.TryIntent(word, out _))
        {
            return Problem.Refused("unknown-intent", $"An email is one of: {string.Join(", ", Enum.GetValues<EmailIntent>().Select(EmailProposal.WordOf))}.", []);
        }

        _ = EmailProposal.TryIntent(task.Facts.GetValueOrDefault("intent"), out var read);
        _ = CaseReference.TryParse(task.Facts.GetValueOrDefault("case"), out var reference);
        var said = new EmailProposal(read ?? EmailIntent.Other, reference, null, task.Facts).CorrectedBy(decision.Details);
        return said.Lacking() is { } lacking ? Problem.Refused("incomplete", lacking, EmailConsequence.Of(said.Intent).Clauses) : null;
    }
}

using CareFunctions.Cases;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Http;
using CareFunctions.Tasks;
using NodaTime;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Increases;

/// <summary>Holds a decision on an increase against the rules in Core in the moment it is made: role, limit above the plan, one extension, in time, not on one's own
/// request. Hours that it authorises or extends are set aside in the case's package in the same moment, so that two officers cannot both use the same
/// room under the limit.</summary>
public sealed class IncreaseDecisionRule(PackageTable packages, IncreaseTable increases) : IDecisionRule
{
    /// <inheritdoc />
    public bool Covers(CareTask task) => task?.Kind is
        TaskKinds.AuthoriseTemporaryIncrease or TaskKinds.ExtendTemporaryIncrease or TaskKinds.DecideLongTermIncrease;

    /// <inheritdoc />
    public async Task<Problem?> RefusalAsync(CareTask task, TaskDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(decision);
        var (increase, _) = await increases.FindAsync(task.Case!, task.InstanceId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no increase {task.InstanceId}.");
        IncreaseOutcome? outcome = null;
        await packages.ChangeAsync(
            task.Case!,
            there =>
            {
                outcome = TemporaryIncreases.Decide(
                    increase, there, IncreaseDecisions.Of(decision), IncreaseDecisions.DeciderOf(decision), Instant.FromDateTimeOffset(decision.At));
                return outcome is { Accepted: true, Next.Open: { } open } ? there!.With(open) : null;
            },
            cancellationToken);
        return outcome!.Accepted ? null : ProblemOf(outcome);
    }

    private static Problem ProblemOf(IncreaseOutcome outcome) => outcome.Code switch
    {
        IncreaseCodes.WrongRole or IncreaseCodes.OwnRequest => Problem.Forbidden(outcome.Code, outcome.Sentence),
        IncreaseCodes.Late or IncreaseCodes.Contradicts or IncreaseCodes.Repeated or IncreaseCodes.AlreadyExtended or IncreaseCodes.NotAuthorised =>
            Problem.Conflict(outcome.Code, outcome.Sentence),
        _ => Problem.Refused(outcome.Code, outcome.Sentence, outcome.Clause is { } clause ? [clause] : []),
    };
}

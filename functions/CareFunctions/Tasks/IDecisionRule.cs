using CareFunctions.Http;

namespace CareFunctions.Tasks;

/// <summary>What a task's decision must satisfy beyond its form, at the moment it is made.</summary>
public interface IDecisionRule
{
    /// <summary>Whether it covers that task. No task is covered by two rules.</summary>
    bool Covers(CareTask task);

    /// <summary>Why the decision is refused, or <see langword="null"/>. Called again for the same decision after a crash, so what it
    /// reserves it reserves once.</summary>
    Task<Problem?> RefusalAsync(CareTask task, TaskDecision decision, CancellationToken cancellationToken);
}

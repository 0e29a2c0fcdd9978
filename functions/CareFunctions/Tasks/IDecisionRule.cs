using CareFunctions.Http;

namespace CareFunctions.Tasks;

/// <summary>What a kind of task's decision must satisfy beyond its form, at the moment it is made.</summary>
public interface IDecisionRule
{
    /// <summary>Whether it covers that kind of task.</summary>
    bool Covers(string kind);

    /// <summary>Why the decision is refused, or <see langword="null"/>. Called again for the same decision after a crash, so what it
    /// reserves it reserves once.</summary>
    Task<Problem?> RefusalAsync(CareTask task, TaskDecision decision, CancellationToken cancellationToken);
}

namespace Microsoft.DurableTask;

/// <summary>What an activity knows about its call.</summary>
public abstract class TaskActivityContext
{
    /// <summary>The activity's name, as it was called.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The id of the orchestration that called it.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The activity's version; empty when unversioned.</summary>
    public virtual string Version => string.Empty;
}

namespace Microsoft.DurableTask.Client;

/// <summary>What a purge did.</summary>
public class PurgeResult
{
    /// <summary>A result that does not say whether all was purged.</summary>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>A result.</summary>
    public PurgeResult(int count, bool? isComplete)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>How many instances were purged.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether everything that was selected is purged; <see langword="null"/> when not known.</summary>
    public bool? IsComplete { get; }
}

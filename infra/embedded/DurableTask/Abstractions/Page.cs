namespace Microsoft.DurableTask;

/// <summary>One page of values.</summary>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>Makes a page.</summary>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The page's values.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the next page begins; <see langword="null"/> on the last.</summary>
    public string? ContinuationToken { get; }
}

namespace CareFunctions.Sweep;

/// <summary>One comparison of what should be running with what is.</summary>
public interface ISweepCheck
{
    /// <summary>The codes of what it finds that is put right when it is not found any more. Of any other code, a person says when it is dealt with.</summary>
    IReadOnlyList<string> Codes { get; }

    /// <summary>Everything that is not as it should be now, whatever an earlier sweep found.</summary>
    IAsyncEnumerable<SweepFinding> FindAsync(RunningInstances instances, DateTimeOffset now, CancellationToken cancellationToken);
}

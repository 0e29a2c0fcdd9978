namespace CareFunctions.Sweep;

/// <summary>One comparison of what should be running with what is.</summary>
public interface ISweepCheck
{
    /// <summary>Everything that is not as it should be now, whatever an earlier sweep found.</summary>
    IAsyncEnumerable<SweepFinding> FindAsync(RunningInstances instances, DateTimeOffset now, CancellationToken cancellationToken);
}

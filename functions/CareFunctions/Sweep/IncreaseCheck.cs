using System.Runtime.CompilerServices;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Increases;

namespace CareFunctions.Sweep;

/// <summary>Temporary increases that are open without their orchestration, or run past their end: hours that are paid and that nobody takes back.</summary>
public sealed class IncreaseCheck(IncreaseTable increases) : ISweepCheck
{
    /// <summary>The code of an increase whose orchestration does not run.</summary>
    public const string NotRunning = "increase-not-running";

    /// <summary>The code of an increase that runs past its end.</summary>
    public const string PastItsEnd = "increase-past-its-end";

    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public IReadOnlyList<string> Codes { get; } = [NotRunning, PastItsEnd];

    /// <inheritdoc />
    public async IAsyncEnumerable<SweepFinding> FindAsync(
        RunningInstances instances, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instances);
        foreach (var state in new[] { IncreaseState.Requested, IncreaseState.Running })
        {
            foreach (var increase in await increases.InStateAsync(state, cancellationToken))
            {
                var finding = await instances.WhyNotRunningAsync(increase.InstanceId, cancellationToken) is { } why
                    ? new SweepFinding(NotRunning, increase.InstanceId, $"The temporary increase of {increase.Case} is {state.ToString().ToLowerInvariant()}, but {increase.InstanceId} {why}: nobody takes its hours back. Look after it by hand.")
                    : state == IncreaseState.Running && increase.ExpiresAt is { } ends && ends.ToDateTimeOffset() + Grace < now
                        ? new SweepFinding(PastItsEnd, increase.InstanceId, $"The temporary increase of {increase.Case} ({increase.InstanceId}) ended at {ends.ToDateTimeOffset():yyyy-MM-dd HH:mm} UTC and still runs. Take its hours back by hand.")
                        : null;

                // Ended while this was looking: then it is as it should be.
                if (finding is not null && await increases.FindAsync(increase.Case, increase.InstanceId, cancellationToken) is { } still && still.Increase.State == state)
                {
                    yield return finding;
                }
            }
        }
    }
}

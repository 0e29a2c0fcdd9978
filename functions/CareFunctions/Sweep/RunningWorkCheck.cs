using System.Runtime.CompilerServices;
using CareFunctions.Core.Councils;
using CareFunctions.TimeBoxes;
using CareFunctions.Work;
using NodaTime.Text;

namespace CareFunctions.Sweep;

/// <summary>Registered procedures and clocks that do not run, and clocks that did not wake for a reminder.</summary>
public sealed class RunningWorkCheck(RunningWorkTable register) : ISweepCheck
{
    /// <summary>The code of registered work that does not run.</summary>
    public const string NotRunning = "work-not-running";

    /// <summary>The code of a clock whose next reminder is past.</summary>
    public const string DidNotWake = "clock-did-not-wake";

    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public IReadOnlyList<string> Codes { get; } = [NotRunning, DidNotWake];

    /// <inheritdoc />
    public async IAsyncEnumerable<SweepFinding> FindAsync(
        RunningInstances instances, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instances);
        foreach (var council in Council.All)
        {
            await foreach (var work in register.QueryAsync(council, null, null, cancellationToken))
            {
                var why = await instances.WhyNotRunningAsync(work.InstanceId, cancellationToken);
                if (why is not null && (await register.ListAsync(work.Case, cancellationToken)).Any(one => one.InstanceId == work.InstanceId))
                {
                    yield return new SweepFinding(
                        NotRunning, work.InstanceId, $"The {(work.Kind == RunningWorkKind.Clock ? "clock" : "procedure")} {work.Id} of {work.Case}{Until(work)} should run, but {work.InstanceId} {why}. Look after it by hand.");
                }
                else if (why is null && work.Kind == RunningWorkKind.Clock
                    && await instances.FindAsync(work.InstanceId, cancellationToken) is { SerializedCustomStatus: not null } running
                    && running.ReadCustomStatusAs<ClockStatus>() is { NextReminder: { } reminder } && reminder + Grace < now)
                {
                    yield return new SweepFinding(
                        DidNotWake,
                        $"{work.InstanceId} {reminder:yyyy-MM-dd'T'HH:mm}",
                        $"The clock {work.Id} of {work.Case} ({work.InstanceId}) should have reminded at {reminder:yyyy-MM-dd HH:mm} UTC and did not. Look after it by hand.");
                }
            }
        }
    }

    private static string Until(RunningWork work) => work.LastDay is { } day ? $", until {LocalDatePattern.Iso.Format(day)}," : "";
}

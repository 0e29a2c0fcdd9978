using CareFunctions.Core.Councils;
using CareFunctions.Work;
using Microsoft.DurableTask.Client;

namespace CareFunctions.TimeBoxes;

/// <summary>Finds running clocks: the register says which there should be, each orchestration how it stands.</summary>
public sealed class RunningClocks(RunningWorkTable register)
{
    /// <summary>The clocks of a council, or of one of its cases: what ends first first, what has no last day last.</summary>
    public async Task<IReadOnlyList<RunningClock>> ListAsync(
        DurableTaskClient client, Council council, CaseReference? reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var clocks = new List<RunningClock>();
        await foreach (var work in register.QueryAsync(council, RunningWorkKind.Clock, reference, cancellationToken))
        {
            var found = await client.GetInstanceAsync(work.InstanceId, getInputsAndOutputs: true, cancellationToken);
            var status = found is { IsCompleted: false, SerializedCustomStatus: not null } ? found.ReadCustomStatusAs<ClockStatus>() : null;
            clocks.Add(new RunningClock(
                work.InstanceId,
                work.Id,
                work.Case,
                work.Service,
                work.Since,
                work.WaitingFor,
                work.LastDay,
                found?.RuntimeStatus.ToString() ?? "Missing",
                status));
        }

        return [.. clocks.OrderBy(clock => clock.Until is null).ThenBy(clock => clock.Until).ThenBy(clock => clock.Since).ThenBy(clock => clock.InstanceId, StringComparer.Ordinal)];
    }
}

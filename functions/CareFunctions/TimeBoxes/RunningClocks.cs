using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Storage;
using CareFunctions.Work;
using Microsoft.DurableTask.Client;

namespace CareFunctions.TimeBoxes;

/// <summary>Finds running clocks: the register says which there should be, each orchestration how it stands.</summary>
public sealed class RunningClocks(RunningWorkTable register)
{
    // More at once would keep others waiting for the task hub.
    private const int AtOnce = 25;

    /// <summary>A page of the clocks of some councils, or of one of their cases: what ends first first, what has no last day last. Only the page's own
    /// orchestrations are asked.</summary>
    public async Task<ListPage<RunningClock>> PageAsync(
        DurableTaskClient client, IEnumerable<Council> councils, CaseReference? reference, PageRequest asked, CancellationToken cancellationToken)
    {
        var page = await register.ClocksAsync(councils, reference, asked, cancellationToken);
        return new ListPage<RunningClock>(await StandAsync(client, page.Items, cancellationToken), page.Next);
    }

    /// <summary>The clocks of a case: what ends first first, what has no last day last.</summary>
    public async Task<IReadOnlyList<RunningClock>> ListAsync(DurableTaskClient client, CaseReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var work = await register.ListAsync(reference, cancellationToken);
        return await StandAsync(
            client,
            work.Where(one => one.Kind == RunningWorkKind.Clock).OrderBy(clock => clock.LastDay is null).ThenBy(clock => clock.LastDay),
            cancellationToken);
    }

    private static async Task<IReadOnlyList<RunningClock>> StandAsync(
        DurableTaskClient client, IEnumerable<RunningWork> registered, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var clocks = new List<RunningClock>();
        foreach (var some in registered.Chunk(AtOnce))
        {
            clocks.AddRange(await Task.WhenAll(some.Select(work => StandAsync(client, work, cancellationToken))));
        }

        return clocks;
    }

    private static async Task<RunningClock> StandAsync(DurableTaskClient client, RunningWork work, CancellationToken cancellationToken)
    {
        var found = await client.GetInstanceAsync(work.InstanceId, getInputsAndOutputs: true, cancellationToken);
        var status = found is { IsCompleted: false, SerializedCustomStatus: not null } ? found.ReadCustomStatusAs<ClockStatus>() : null;
        return new RunningClock(
            work.InstanceId,
            work.Id,
            work.Case,
            work.Service,
            work.Since,
            work.WaitingFor,
            work.LastDay,
            found?.RuntimeStatus.ToString() ?? "Missing",
            status);
    }
}

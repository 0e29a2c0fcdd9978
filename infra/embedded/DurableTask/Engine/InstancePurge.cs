using Embedded.TaskHubs.Store;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>Removes finished instances, alone or with their finished sub-orchestrations.</summary>
internal sealed class InstancePurge(HubFile file, HubRequests requests, TimeProvider clock)
{
    private const int PageSize = 256;

    public async Task<PurgeResult> OneAsync(string instanceId, bool recursive, CancellationToken cancellation)
    {
        int count = await requests.RunAsync(tables => Purge(tables, tables.Find(instanceId), recursive), static _ => { }, cancellation);
        return new PurgeResult(count, isComplete: true);
    }

    public async Task<PurgeResult> AllAsync(PurgeInstancesFilter filter, bool recursive, CancellationToken cancellation)
    {
        long begun = clock.GetTimestamp();
        int purged = 0;
        long after = 0;
        while (true)
        {
            List<long> keys = file.Read((filter, after), static (reader, ask) => InstanceQueries.FinishedKeys(reader, ask.filter, ask.after, PageSize));
            if (keys.Count == 0)
            {
                return new PurgeResult(purged, isComplete: true);
            }

            after = keys[^1];
            purged += await requests.RunAsync(
                tables => keys.Sum(key => Purge(tables, tables.Find(key), recursive)), static _ => { }, cancellation);
            if (filter.Timeout is { } timeout && clock.GetElapsedTime(begun) >= timeout)
            {
                return new PurgeResult(purged, isComplete: keys.Count < PageSize);
            }
        }
    }

    private static int Purge(HubTables tables, InstanceState state, bool recursive)
    {
        if (!state.Exists || !state.IsFinished)
        {
            return 0;
        }

        int count = 1;
        if (recursive)
        {
            foreach (long child in tables.Children(state.Key))
            {
                count += Purge(tables, tables.Find(child), recursive);
            }
        }

        tables.Delete(state.Key);
        return count;
    }
}

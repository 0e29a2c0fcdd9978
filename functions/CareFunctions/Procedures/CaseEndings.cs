using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Worklists;
using CareFunctions.Work;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Procedures;

/// <summary>Tells whatever runs for a case that the case is over. An ending of a service is seen through: somebody must still stop the payment.</summary>
public sealed class CaseEndings(RunningWorkTable register)
{
    /// <summary>Raises <see cref="CaseEnding.Event"/> at every procedure of the case, and at every clock that runs by itself. What a procedure waits for hears of it
    /// from the procedure. Repeating it changes nothing.</summary>
    /// <param name="client">The task hub.</param>
    /// <param name="reference">The case.</param>
    /// <param name="service">Only work for this service; <see langword="null"/> for all of the case.</param>
    /// <param name="except">An instance that is not told: the one that tells.</param>
    /// <param name="ending">Why, by whom and when.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were told.</returns>
    public async Task<int> EndAsync(
        DurableTaskClient client, CaseReference reference, string? service, string except, CaseEnding ending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var told = 0;
        foreach (var work in await register.ListAsync(reference, cancellationToken))
        {
            if (work.InstanceId == except || work.ParentInstance is not null || work.Request == Word(RequestKind.End) || (service is not null && work.Service != service))
            {
                continue;
            }

            told += await TellAsync(client, work.InstanceId, ending, cancellationToken) ? 1 : 0;
        }

        return told;
    }

    /// <summary>Raises <see cref="CaseEnding.Event"/> at one request's procedure while it runs, and at whatever runs because of it. What a procedure began that is
    /// over runs on: the review of a change that was made, for example. Repeating it changes nothing.</summary>
    /// <param name="client">The task hub.</param>
    /// <param name="reference">The case.</param>
    /// <param name="request">The request's instance, and those that it started under names of its own.</param>
    /// <param name="ending">Why, by whom and when.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task EndRequestAsync(
        DurableTaskClient client, CaseReference reference, IReadOnlyList<string> request, CaseEnding ending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await client.GetInstanceAsync(request[0], cancellationToken) is not { IsCompleted: false })
        {
            return;
        }

        // The request itself comes last: until it is told, a repeat still finds what it began.
        foreach (var instance in Because(await register.ListAsync(reference, cancellationToken), request).Concat(request.Reverse()))
        {
            await TellAsync(client, instance, ending, cancellationToken);
        }
    }

    // What a procedure waits for hears of it from the procedure; what it began beside itself must be told.
    private static List<string> Because(IReadOnlyList<RunningWork> running, IReadOnlyList<string> request)
    {
        var own = new HashSet<string>(request, StringComparer.Ordinal);
        var beside = new List<string>();
        int before;
        do
        {
            before = own.Count;
            foreach (var work in running.Where(work => own.Contains(work.ParentInstance ?? work.BegunBy ?? "") && own.Add(work.InstanceId) && work.ParentInstance is null))
            {
                beside.Add(work.InstanceId);
            }
        }
        while (own.Count > before);
        return beside;
    }

    private static async Task<bool> TellAsync(DurableTaskClient client, string instance, CaseEnding ending, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(instance, cancellationToken) is not { IsCompleted: false })
        {
            return false;
        }

        await client.RaiseEventAsync(instance, CaseEnding.Event, ending, cancellationToken);
        return true;
    }

    private static string Word(RequestKind request) => JsonNamingPolicy.KebabCaseLower.ConvertName(request.ToString());
}

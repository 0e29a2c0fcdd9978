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

            if (await client.GetInstanceAsync(work.InstanceId, cancellationToken) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(work.InstanceId, CaseEnding.Event, ending, cancellationToken);
                told++;
            }
        }

        return told;
    }

    private static string Word(RequestKind request) => JsonNamingPolicy.KebabCaseLower.ConvertName(request.ToString());
}

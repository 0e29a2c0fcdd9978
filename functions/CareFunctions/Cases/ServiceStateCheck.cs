using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Worklists;
using CareFunctions.Work;
using NodaTime;

namespace CareFunctions.Cases;

/// <summary>Whether a request can be meant for its case as the service stands: what is not suspended is not resumed, and what has ended is not changed.</summary>
public sealed class ServiceStateCheck(ServiceStateTable states, RunningWorkTable register, TimeProvider clock)
{
    private static readonly string[] Changing = ["award", "suspend", "resume", "end", "source"];

    /// <summary>What stands against a request, in a sentence; <see langword="null"/> when nothing does, when the service was never changed here, or while a
    /// procedure that may change it still runs: then nobody can say yet.</summary>
    public async Task<string?> AgainstAsync(CaseReference reference, string service, RequestKind request, WorklistDetails details, CancellationToken cancellationToken)
    {
        var today = LondonCalendar.DateAt(Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var state = await states.FindAsync(reference, service, cancellationToken);
        if (state?.Against(request, details, today) is not { } against)
        {
            return null;
        }

        var running = await register.ListAsync(reference, cancellationToken);
        return running.Any(work => work.Kind == RunningWorkKind.Procedure && work.Service == service && Changing.Contains(work.Request) && work.Since > state.At) ? null : against;
    }
}

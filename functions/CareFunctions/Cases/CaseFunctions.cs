using CareFunctions.Core.Json;
using CareFunctions.Core.Packages;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Http;
using CareFunctions.Rules;
using CareFunctions.Staff;
using CareFunctions.Tasks;
using CareFunctions.TimeBoxes;
using CareFunctions.Increases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Cases;

/// <summary>Cases over HTTP: registered by systems, looked at by staff.</summary>
public sealed class CaseFunctions(
    PackageTable packages, ServiceStateTable states, TaskTable tasks, IncreaseTable increases, RunningClocks clocks, CouncilRules rules, StaffSignIn signIn, TimeProvider clock)
{
    /// <summary>Registers a case's plan and provider, or changes them; the increases that run above the plan stay. 201 for a new case, 200 for a
    /// known one.</summary>
    [Function("PutCase")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "cases/{council}/{caseRef}")] HttpRequest request,
        string council,
        string caseRef,
        CancellationToken cancellationToken)
    {
        if (CaseRoute.Read(council, caseRef) is not { } reference)
        {
            return Problem.BadRequest("case-reference",
                "The address names no case: it is /api/cases/ and the council's name, then the reference, for example somerset/SOM-104233.").ToResult();
        }

        var (bytes, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var (registration, invalid) = CaseRegistration.Read(bytes, rules.ServicesRunFor(reference.Council));
        if (invalid is not null)
        {
            return invalid.ToResult();
        }

        PackageOfCare? registered = null;
        var before = await packages.ChangeAsync(
            reference,
            there => registered = new PackageOfCare(
                reference, registration!.Service, registration.PlanHoursPerWeek, registration.Provider, there?.Increases ?? []) { Closed = there?.Closed },
            cancellationToken,
            registration!.ProviderSenders);

        // Whoever registers a service says that it goes on, whatever became of an earlier one.
        await states.KeepAsync(new ServiceState(reference, registration.Service, ServiceStanding.Open, null, null, clock.GetUtcNow()), cancellationToken);
        return Results.Json(registered, CareJson.Options, statusCode: before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>A case: its package, what is waiting for whom, until when, why and what comes next, and its running clocks.</summary>
    [Function("GetCase")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{council}/{caseRef}")] HttpRequest request,
        string council,
        string caseRef,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var reference = CaseRoute.Read(council, caseRef);
        if (signIn.RequireCaseWork(request, reference?.Council).Problem is { } refused)
        {
            return refused.ToResult();
        }

        if (reference is null)
        {
            return Problem.NotFound("case").ToResult();
        }

        var package = await packages.FindAsync(reference, cancellationToken);
        var waiting = await tasks.QueryAsync(reference.Council, new TaskFilter(TaskState.Open, Case: reference), cancellationToken);
        var known = await increases.ListAsync(reference, cancellationToken);
        var running = await clocks.ListAsync(client, reference, cancellationToken);
        if (package is null && waiting.Count == 0 && known.Count == 0 && running.Count == 0)
        {
            return Problem.NotFound("case").ToResult();
        }

        return Results.Json(
            new
            {
                Case = reference,
                Package = package,
                HoursPerWeek = package?.HoursPerWeek,
                Waiting = waiting.Select(task => new
                {
                    TaskId = task.Id, task.Kind, What = task.Title, For = task.Team, task.Role, Until = task.ExpiresAt ?? task.DueAt, Why = task.Clauses, task.Next,
                }),
                Clocks = running.Select(clock => ClockOf(clock, known.FirstOrDefault(increase => increase.InstanceId == clock.InstanceId))),
                Increases = known.Select(increase => new
                {
                    increase.InstanceId, increase.State, increase.HoursPerWeek, increase.Days, increase.Extensions, increase.HoursGoBackOn,
                }),
            },
            CareJson.Options);
    }

    private static object ClockOf(RunningClock clock, TemporaryIncrease? increase) => new
    {
        clock.Clock,
        clock.InstanceId,
        clock.State,
        clock.Service,
        clock.Status?.Name,
        clock.Status?.What,
        clock.WaitingFor,
        clock.Status?.Owner,
        clock.Status?.FirstDay,
        LastDay = clock.Until,
        EndsAt = increase?.ExpiresAt,
        clock.Status?.NextReminder,
        clock.Status?.Extensions,
        AtExpiry = clock.Status?.Then,
        clock.Status?.Clauses,
        increase?.HoursPerWeek,
    };
}

using CareFunctions.Http;
using CareFunctions.Logging;
using CareFunctions.Staff;
using CareFunctions.Core.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Tasks;

/// <summary>What people are asked to do or decide, over HTTP.</summary>
public sealed class TaskFunctions(
    TaskTable tasks, TaskDeciding decisions, StaffSignIn signIn, ILogger<TaskFunctions> log)
{
    /// <summary>The tasks of the councils that the person may see, the ones due first first; <c>?state=</c> (open, if not given; or <c>any</c>),
    /// <c>?kind=</c>, <c>?role=</c>, <c>?case=</c> and <c>?council=</c> narrow it. In pages: see <see cref="PageRequest"/>.</summary>
    [Function("ListTasks")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tasks")] HttpRequest request, CancellationToken cancellationToken)
    {
        var faults = new List<ProblemFault>();
        var council = QueryText.ReadCouncil(request, faults);
        var (staff, refused) = signIn.RequireCaseWork(request, council);
        if (refused is not null)
        {
            return refused.ToResult();
        }

        var filter = new TaskFilter(
            StateNamed(QueryText.Read(request, "state", faults) ?? "open", faults),
            QueryText.Read(request, "kind", faults),
            QueryText.Read(request, "role", faults),
            QueryText.ReadCase(request, faults));
        var asked = PageRequest.Read(request, "tasks", faults);
        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var page = await tasks.PageAsync(staff!.Sees(council, filter.Case), filter, asked, cancellationToken);
        return Results.Json(new { tasks = page.Items, next = asked.Follow(request, page.Next) }, CareJson.Options);
    }

    /// <summary>Decides a task. 200 when it is decided (also when the same person sends the same decision again), 409 when somebody else or the
    /// clock came first or the procedure that asked is over, 422 when the procedure's rules refuse it; it then stays open.</summary>
    [Function("DecideTask")]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "tasks/{taskId}/decision")] HttpRequest request,
        string taskId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var (staff, refused) = signIn.RequireCaseWork(request, TaskTable.CouncilOf(taskId));
        if (refused is not null)
        {
            return refused.ToResult();
        }

        if (await tasks.FindAsync(taskId, cancellationToken) is not { } found)
        {
            return Problem.NotFound("task").ToResult();
        }

        var (task, version) = found;
        if (NotAllowed(task, staff!) is { } forbidden)
        {
            log.AccessRefused("DecideTask", forbidden.Type);
            return forbidden.ToResult();
        }

        var (bytes, unreadable) = await RequestBody.ReadAsync(request, ["application/json"], cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var (body, invalid) = DecisionBody.Read(bytes, task);
        if (invalid is not null)
        {
            return invalid.ToResult();
        }

        var deciding = await decisions.DecideAsync(
            client, task, version, body!, new AnsweringPerson(staff!.Id, staff.Name, task.Role), cancellationToken);
        if (deciding.Refused is { } refusal)
        {
            return refusal.ToResult();
        }

        return deciding.Decided
            ? Results.Json(deciding.Task, CareJson.Options)
            : await SettledAsync(deciding.Task, body!, staff, client, cancellationToken);
    }

    private static Problem? NotAllowed(CareTask task, StaffMember staff)
    {
        if (!staff.Roles.Contains(task.Role))
        {
            return Problem.Forbidden("role", $"Only the role {task.Role} decides this.");
        }

        return task.NotBy == staff.Id || task.NorBy.Contains(staff.Id, StringComparer.Ordinal)
            ? Problem.Forbidden("own-request", "Nobody decides on a request of their own: ask a colleague with the same role.")
            : null;
    }

    private static async Task<IResult> SettledAsync(
        CareTask task, DecisionBody body, StaffMember staff, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (task is { State: TaskState.Decided, Decision: { } decision })
        {
            if (decision.ById == staff.Id && body.SaysTheSameAs(decision))
            {
                // The same answer again: perhaps the first one was cut off before the procedure heard of it.
                await DecisionDelivery.DeliverAsync(client, task, cancellationToken);
                return Results.Json(task, CareJson.Options);
            }

            return Problem.Conflict("already-decided",
                $"This was decided before, in the role {decision.Role}, at {decision.At:yyyy-MM-dd HH:mm} UTC: {decision.Outcome}.").ToResult();
        }

        return task.State == TaskState.Superseded
            ? Problem.Conflict("superseded", "Something else has settled this; nobody needs to decide it any more.").ToResult()
            : Problem.Conflict("expired", $"The time for this ended at {task.ExpiresAt:yyyy-MM-dd HH:mm} UTC, before anybody decided.").ToResult();
    }

    private static TaskState? StateNamed(string text, List<ProblemFault> faults)
    {
        if (text == "any")
        {
            return null;
        }

        if (char.IsAsciiLetter(text[0]) && Enum.TryParse<TaskState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state))
        {
            return state;
        }

        faults.Add(new ProblemFault("/state", "not-allowed", "state is open, decided, expired, superseded or any."));
        return null;
    }
}

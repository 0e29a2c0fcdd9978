using System.Text.Json.Nodes;
using DurableTask.Core.Exceptions;
using Embedded.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.DurableHttp;

/// <summary>The part of the Durable HTTP API that starts, signals, stops and removes instances.</summary>
internal sealed class InstanceCommands(DurableHost host, ManagementUrls urls)
{
    private const int LongestInstanceId = 100;

    private DurableTaskClient Client => host.Hub.Client;

    /// <summary><c>POST orchestrators/{functionName}/{instanceId?}</c>.</summary>
    public async Task StartAsync(HttpContext context)
    {
        var name = Route(context, "functionName");
        var instanceId = context.Request.RouteValues["instanceId"] as string;
        var body = await RequestBody.ReadAsync(context.Request);
        var faults = new List<string>();
        if (!host.HasOrchestrator(name))
        {
            faults.Add("there is no such orchestrator");
        }

        if (instanceId is not null && InstanceIdFault(instanceId) is { } fault)
        {
            faults.Add(fault);
        }

        if (body.Fault is not null)
        {
            faults.Add(body.Fault);
        }

        if (faults.Count > 0)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, faults);
            return;
        }

        try
        {
            var started = await Client.ScheduleNewOrchestrationInstanceAsync(
                new TaskName(name), body.Value, instanceId is null ? null : new StartOrchestrationOptions(instanceId), context.RequestAborted);
            await AcceptAsync(context, started);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status409Conflict, "an instance with that id exists and has not ended");
        }
    }

    /// <summary><c>POST instances/{instanceId}/raiseEvent/{eventName}</c>.</summary>
    public async Task RaiseEventAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context.Request);
        if (body.Fault is not null)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, body.Fault);
            return;
        }

        await CommandAsync(context, (id, cancellation) => Client.RaiseEventAsync(id, Route(context, "eventName"), body.Value, cancellation));
    }

    /// <summary><c>POST instances/{instanceId}/terminate</c>.</summary>
    public Task TerminateAsync(HttpContext context) =>
        CommandAsync(context, (id, cancellation) => Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(Reason(context)), cancellation));

    /// <summary><c>POST instances/{instanceId}/suspend</c>.</summary>
    public Task SuspendAsync(HttpContext context) =>
        CommandAsync(context, (id, cancellation) => Client.SuspendInstanceAsync(id, Reason(context), cancellation));

    /// <summary><c>POST instances/{instanceId}/resume</c>.</summary>
    public Task ResumeAsync(HttpContext context) =>
        CommandAsync(context, (id, cancellation) => Client.ResumeInstanceAsync(id, Reason(context), cancellation));

    /// <summary><c>POST instances/{instanceId}/restart</c>.</summary>
    public async Task RestartAsync(HttpContext context)
    {
        var parameters = new RequestParameters(context.Request.Query);
        var withNewId = parameters.Flag("restartWithNewInstanceId", true);
        if (parameters.Faults.Count > 0)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, parameters.Faults);
            return;
        }

        var instanceId = Route(context, "instanceId");
        if (await Client.GetInstanceAsync(instanceId, context.RequestAborted) is not { } instance)
        {
            await NotFoundAsync(context);
            return;
        }

        if (!withNewId && !instance.IsCompleted)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status409Conflict, "the instance has not ended: it can be started again under a new id only");
            return;
        }

        await AcceptAsync(context, await Client.RestartAsync(instanceId, withNewId, context.RequestAborted));
    }

    /// <summary><c>DELETE instances/{instanceId}</c>.</summary>
    public async Task PurgeAsync(HttpContext context)
    {
        var instanceId = Route(context, "instanceId");
        var purged = await Client.PurgeInstanceAsync(instanceId, context.RequestAborted);
        await AnswerPurgeAsync(context, purged, "there is no such instance that has ended");
    }

    /// <summary><c>DELETE instances</c>.</summary>
    public async Task PurgeAllAsync(HttpContext context)
    {
        var parameters = new RequestParameters(context.Request.Query);
        var from = parameters.Time("createdTimeFrom");
        var filter = new PurgeInstancesFilter(from, parameters.Time("createdTimeTo"), parameters.Statuses("runtimeStatus"));
        var faults = parameters.Faults.ToList();
        if (parameters.Text("createdTimeFrom") is null)
        {
            faults.Add("'createdTimeFrom' must be given");
        }

        if (faults.Count > 0)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, faults);
            return;
        }

        await AnswerPurgeAsync(context, await Client.PurgeAllInstancesAsync(filter, context.RequestAborted), "no instance that has ended fits the filter");
    }

    private async Task CommandAsync(HttpContext context, Func<string, CancellationToken, Task> command)
    {
        var instanceId = Route(context, "instanceId");
        switch (await Client.GetInstanceAsync(instanceId, context.RequestAborted))
        {
            case null:
                await NotFoundAsync(context);
                break;
            case { IsCompleted: true }:
                await JsonAnswer.EmptyAsync(context.Response, StatusCodes.Status410Gone);
                break;
            default:
                await command(instanceId, context.RequestAborted);
                await JsonAnswer.EmptyAsync(context.Response, StatusCodes.Status202Accepted);
                break;
        }
    }

    private Task AcceptAsync(HttpContext context, string instanceId)
    {
        var payload = urls.For(context.Request, instanceId);
        context.Response.Headers.Location = payload.StatusQueryGetUri;
        context.Response.Headers.RetryAfter = "10";
        return JsonAnswer.WriteAsync(context.Response, StatusCodes.Status202Accepted, payload);
    }

    private static Task AnswerPurgeAsync(HttpContext context, PurgeResult purged, string nothing) => purged.PurgedInstanceCount == 0
        ? JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status404NotFound, nothing)
        : JsonAnswer.WriteAsync(context.Response, StatusCodes.Status200OK, new JsonObject { ["instancesDeleted"] = purged.PurgedInstanceCount });

    private static Task NotFoundAsync(HttpContext context) =>
        JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status404NotFound, "there is no such instance");

    private static string Route(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static string? Reason(HttpContext context) => context.Request.Query["reason"] is [{ Length: > 0 } reason, ..] ? reason : null;

    private static string? InstanceIdFault(string id) =>
        id.Length > LongestInstanceId ? $"an instance id may have {LongestInstanceId} characters; this one has {id.Length}"
        : id.StartsWith('@') ? "an instance id may not begin with '@'"
        : id.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)) ? "an instance id may not hold '/', '\\', '#', '?' or control characters"
        : null;
}

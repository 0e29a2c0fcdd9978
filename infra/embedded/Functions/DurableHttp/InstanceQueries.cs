using System.Text.Json.Nodes;
using Embedded.Functions.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.DurableHttp;

/// <summary>The part of the Durable HTTP API that reads.</summary>
internal sealed class InstanceQueries(DurableHost host, ManagementUrls urls)
{
    private const string ContinuationHeader = "x-ms-continuation-token";

    /// <summary><c>GET instances/{instanceId}</c>.</summary>
    public async Task GetAsync(HttpContext context)
    {
        var parameters = new RequestParameters(context.Request.Query);
        var showInput = parameters.Flag("showInput", true);
        var showHistory = parameters.Flag("showHistory", false);
        var showHistoryOutput = parameters.Flag("showHistoryOutput", false);
        var errorOnFailure = parameters.Flag("returnInternalServerErrorOnFailure", false);
        if (parameters.Faults.Count > 0)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, parameters.Faults);
            return;
        }

        var instanceId = (string)context.Request.RouteValues["instanceId"]!;
        var client = host.Hub.Client;
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, context.RequestAborted) is not { } instance)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status404NotFound, "there is no such instance");
            return;
        }

        JsonArray? history = null;
        if (showHistory)
        {
            history = HistoryJson.Of(await client.GetOrchestrationHistoryAsync(instanceId, context.RequestAborted), showInput, showHistoryOutput);
        }

        if (!instance.IsCompleted)
        {
            context.Response.Headers.Location = urls.Status(context.Request, instanceId);
            context.Response.Headers.RetryAfter = "10";
        }

        var status = instance switch
        {
            { IsCompleted: false } => StatusCodes.Status202Accepted,
            { RuntimeStatus: OrchestrationRuntimeStatus.Failed } when errorOnFailure => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status200OK,
        };
        await JsonAnswer.WriteAsync(context.Response, status, StatusJson.Of(instance, showInput, history));
    }

    /// <summary><c>GET instances</c>: one page.</summary>
    public async Task ListAsync(HttpContext context)
    {
        var parameters = new RequestParameters(context.Request.Query);
        var showInput = parameters.Flag("showInput", true);
        var query = new OrchestrationQuery(
            CreatedFrom: parameters.Time("createdTimeFrom"),
            CreatedTo: parameters.Time("createdTimeTo"),
            Statuses: parameters.Statuses("runtimeStatus"),
            InstanceIdPrefix: parameters.Text("instanceIdPrefix"),
            PageSize: parameters.Count("top", 1000) ?? OrchestrationQuery.DefaultPageSize,
            FetchInputsAndOutputs: true,
            ContinuationToken: context.Request.Headers[ContinuationHeader] is [{ Length: > 0 } token, ..] ? token : null);
        if (parameters.Faults.Count > 0)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, parameters.Faults);
            return;
        }

        try
        {
            await using var pages = host.Hub.Client.GetAllInstancesAsync(query).AsPages(query.ContinuationToken, query.PageSize)
                .GetAsyncEnumerator(context.RequestAborted);
            var found = new JsonArray();
            if (await pages.MoveNextAsync())
            {
                foreach (var instance in pages.Current.Values)
                {
                    found.Add((JsonNode)StatusJson.Of(instance, showInput, history: null));
                }

                if (pages.Current.ContinuationToken is { } next)
                {
                    context.Response.Headers[ContinuationHeader] = next;
                }
            }

            await JsonAnswer.WriteAsync(context.Response, StatusCodes.Status200OK, found);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            await JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, $"'{ContinuationHeader}' is not a token that this API gave");
        }
    }
}

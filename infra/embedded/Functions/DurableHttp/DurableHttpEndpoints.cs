using Embedded.Functions.Durable;
using Embedded.Functions.Hosting;
using Embedded.Functions.Http;
using Embedded.Functions.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.DurableHttp;

/// <summary>The Durable HTTP API, as published for the cloud host: it starts, watches and manages orchestration instances
/// for whoever has the system key <c>durabletask_extension</c> (query parameter <c>code</c>) or the master key.</summary>
internal sealed class DurableHttpEndpoints(DurableHost host, DurableTaskSettings settings, HostKeyStore keys, IServer server) : IEndpointContributor
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var urls = new ManagementUrls(settings.HubName, keys.GetSystemKey(ManagementUrls.SystemKeyName), Address);
        urls.GoWith(host.Hub.Client);
        var queries = new InstanceQueries(host, urls);
        var commands = new InstanceCommands(host, urls);
        var api = endpoints.MapGroup(ManagementUrls.Root).WithMetadata(new KeyRequirement(AuthorizationLevel.System, ManagementUrls.SystemKeyName));
        Map(api, "POST", "orchestrators/{functionName}/{instanceId?}", commands.StartAsync);
        Map(api, "GET", "instances", queries.ListAsync);
        Map(api, "GET", "instances/{instanceId}", queries.GetAsync);
        Map(api, "POST", "instances/{instanceId}/raiseEvent/{eventName}", commands.RaiseEventAsync);
        Map(api, "POST", "instances/{instanceId}/terminate", commands.TerminateAsync);
        Map(api, "POST", "instances/{instanceId}/suspend", commands.SuspendAsync);
        Map(api, "POST", "instances/{instanceId}/resume", commands.ResumeAsync);
        Map(api, "POST", "instances/{instanceId}/restart", commands.RestartAsync);
        Map(api, "DELETE", "instances/{instanceId}", commands.PurgeAsync);
        Map(api, "DELETE", "instances", commands.PurgeAllAsync);
    }

    private void Map(IEndpointRouteBuilder api, string method, string pattern, Func<HttpContext, Task> handle) =>
        api.MapMethods(pattern, [method], context => OwnTaskHub(context.Request)
            ? handle(context)
            : JsonAnswer.RefuseAsync(context.Response, StatusCodes.Status400BadRequest, $"this host has only the task hub '{settings.HubName}'"));

    private string Address() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?? throw new InvalidOperationException("The host does not listen yet: it has no address to give.");

    private bool OwnTaskHub(HttpRequest request) =>
        request.Query["taskHub"] is not [{ Length: > 0 } hub, ..] || hub.Equals(settings.HubName, StringComparison.OrdinalIgnoreCase);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.DurableHttp;

/// <summary>The addresses of the Durable HTTP API as a caller of this host sees them.</summary>
/// <param name="hubName">The task hub.</param>
/// <param name="systemKey">The key that opens the API, or <see langword="null"/> where none is asked for.</param>
internal sealed class ManagementUrls(string hubName, string? systemKey)
{
    /// <summary>The path below which the API lies.</summary>
    public const string Root = "/runtime/webhooks/durabletask";

    /// <summary>The name of the system key that opens the API.</summary>
    public const string SystemKeyName = "durabletask_extension";

    /// <summary>Every address for one instance.</summary>
    public HttpManagementPayload For(HttpRequest request, string instanceId) =>
        For($"{request.Scheme}://{request.Host}{request.PathBase}", instanceId);

    /// <summary>The address of an instance's status.</summary>
    public string Status(HttpRequest request, string instanceId) => For(request, instanceId).StatusQueryGetUri!;

    private HttpManagementPayload For(string host, string instanceId)
    {
        var instance = $"{host}{Root}/instances/{Uri.EscapeDataString(instanceId)}";
        var query = $"taskHub={Uri.EscapeDataString(hubName)}&connection=Storage" + (systemKey is null ? "" : $"&code={Uri.EscapeDataString(systemKey)}");
        return new HttpManagementPayload
        {
            Id = instanceId,
            StatusQueryGetUri = $"{instance}?{query}",
            SendEventPostUri = $"{instance}/raiseEvent/{{eventName}}?{query}",
            TerminatePostUri = $"{instance}/terminate?reason={{text}}&{query}",
            PurgeHistoryDeleteUri = $"{instance}?{query}",
            RestartPostUri = $"{instance}/restart?{query}",
            SuspendPostUri = $"{instance}/suspend?reason={{text}}&{query}",
            ResumePostUri = $"{instance}/resume?reason={{text}}&{query}",
        };
    }
}

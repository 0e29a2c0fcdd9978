using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.DurableHttp;

/// <summary>The addresses of the Durable HTTP API as a caller of this host sees them.</summary>
/// <param name="hubName">The task hub.</param>
/// <param name="systemKey">The key that opens the API.</param>
/// <param name="ownAddress">Where this host listens, such as <c>http://127.0.0.1:7071</c>.</param>
internal sealed class ManagementUrls(string hubName, string systemKey, Func<string> ownAddress)
{
    // A client's programming model has no place for addresses, which are the host's.
    private static readonly ConditionalWeakTable<DurableTaskClient, ManagementUrls> OfClients = [];

    /// <summary>The path below which the API lies.</summary>
    public const string Root = "/runtime/webhooks/durabletask";

    /// <summary>The name of the system key that opens the API.</summary>
    public const string SystemKeyName = "durabletask_extension";

    /// <summary>The addresses that go with a client.</summary>
    /// <exception cref="InvalidOperationException">No host gave that client.</exception>
    public static ManagementUrls Of(DurableTaskClient client) => OfClients.TryGetValue(client, out var urls)
        ? urls
        : throw new InvalidOperationException("The addresses of an instance are known to the durable client that a function is given, not to this one.");

    /// <summary>Makes these the addresses that go with a client.</summary>
    public void GoWith(DurableTaskClient client) => OfClients.AddOrUpdate(client, this);

    /// <summary>Every address for one instance, for a caller who reached this host at <paramref name="requested"/>.</summary>
    public HttpManagementPayload For(Uri? requested, string instanceId) =>
        For(requested?.GetLeftPart(UriPartial.Authority) ?? ownAddress().TrimEnd('/'), instanceId);

    /// <summary>Every address for one instance.</summary>
    public HttpManagementPayload For(HttpRequest request, string instanceId) =>
        For($"{request.Scheme}://{request.Host}{request.PathBase}", instanceId);

    /// <summary>The address of an instance's status.</summary>
    public string Status(HttpRequest request, string instanceId) => For(request, instanceId).StatusQueryGetUri!;

    private HttpManagementPayload For(string host, string instanceId)
    {
        var instance = $"{host}{Root}/instances/{Uri.EscapeDataString(instanceId)}";
        var query = $"taskHub={Uri.EscapeDataString(hubName)}&connection=Storage&code={Uri.EscapeDataString(systemKey)}";
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

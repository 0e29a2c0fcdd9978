using System.Net;
using System.Text.Json;
using Embedded.Functions.DurableHttp;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tells callers over HTTP how to watch and manage an instance that was started for them.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>202 with the instance's addresses as JSON, its status address as Location, and Retry-After in seconds.</summary>
    /// <exception cref="InvalidOperationException">The client is not one that this host gave to a function.</exception>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>The same with a status of one's own.</summary>
    /// <exception cref="InvalidOperationException">The client is not one that this host gave to a function.</exception>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode, CancellationToken cancellation = default)
    {
        var (response, payload) = Begin(client, request, instanceId, statusCode);
        await JsonSerializer.SerializeAsync(response.Body, payload, cancellationToken: cancellation);
        return response;
    }

    /// <summary>As <see cref="CreateCheckStatusResponseAsync(DurableTaskClient, HttpRequestData, string, CancellationToken)"/>.</summary>
    /// <exception cref="InvalidOperationException">The client is not one that this host gave to a function.</exception>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>The same with a status of one's own.</summary>
    /// <exception cref="InvalidOperationException">The client is not one that this host gave to a function.</exception>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var (response, payload) = Begin(client, request, instanceId, statusCode);
        JsonSerializer.Serialize(response.Body, payload);
        return response;
    }

    /// <summary>The addresses of an instance, as the request's caller reaches this host, or, without a request, at the address on
    /// which it listens. They hold a key: hand them to those only who may manage the instance.</summary>
    /// <exception cref="InvalidOperationException">The client is not one that this host gave to a function.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client, string instanceId, HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return ManagementUrls.Of(client).For(request?.Url, instanceId);
    }

    private static (HttpResponseData Response, HttpManagementPayload Payload) Begin(
        DurableTaskClient client, HttpRequestData request, string instanceId, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        var payload = client.CreateHttpManagementPayload(instanceId, request);
        var response = request.CreateResponse(statusCode);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        response.Headers.Add("Retry-After", "10");
        response.Headers.Add("Content-Type", "application/json");
        return (response, payload);
    }
}

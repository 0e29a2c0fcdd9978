using System.Net.Http.Headers;
using Notify.Interfaces;

namespace CareFunctions.Notifications;

/// <summary>The client's way to the service. Its own one always calls the public service and waits 100 seconds.</summary>
internal sealed class NotifyHttp(HttpClient http) : IHttpClient
{
    /// <summary>The configured address, whatever the client would set.</summary>
    public Uri BaseAddress
    {
        get => http.BaseAddress!;
        set => _ = value;
    }

    /// <inheritdoc />
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request);

    /// <inheritdoc />
    public void SetClientBaseAddress()
    {
        // It is set already, to the configured one.
    }

    /// <inheritdoc />
    public void AddContentHeader(string header) => http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(header));

    /// <inheritdoc />
    public void AddUserAgent(string userAgent) => http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);

    /// <inheritdoc />
    public void Dispose()
    {
        // The gateway owns the HTTP client.
    }
}

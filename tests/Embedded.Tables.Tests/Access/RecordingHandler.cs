using System.Net;

namespace Embedded.Tables.Tests.Access;

/// <summary>Answers in the service's place and keeps what it was sent.</summary>
internal sealed class RecordingHandler(params HttpStatusCode[] statuses) : HttpMessageHandler
{
    public List<HttpRequestMessage> Requests { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(Send(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var status = statuses[Math.Min(Requests.Count, statuses.Length - 1)];
        Requests.Add(request);
        return new HttpResponseMessage(status) { Content = new StringContent("") };
    }
}

using System.Net.Http.Headers;

namespace CareFunctions.Tests.Testing;

/// <summary>Bytes sent as JSON as they are, sound or not.</summary>
internal sealed record RawJson(byte[] Bytes)
{
    public HttpContent Content() => new ByteArrayContent(Bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}

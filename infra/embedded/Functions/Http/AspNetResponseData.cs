using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Embedded.Functions.Http;

/// <summary>A response in the worker's own model. Its body is kept until the function returns it, so that synchronous writes, which
/// the server refuses, work as they do in the cloud.</summary>
internal sealed class AspNetResponseData(FunctionContext context) : HttpResponseData(context)
{
    public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

    public override HttpHeadersCollection Headers { get; set; } = [];

    public override Stream Body { get; set; } = new MemoryStream();

    /// <summary>Sends a response.</summary>
    public static async Task SendAsync(HttpResponseData response, HttpContext http)
    {
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            http.Response.Headers[name] = values.ToArray();
        }

        if (response.Body.CanSeek)
        {
            response.Body.Position = 0;
        }

        await response.Body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}

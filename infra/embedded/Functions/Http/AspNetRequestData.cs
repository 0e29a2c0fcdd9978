using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Embedded.Functions.Http;

/// <summary>An ASP.NET Core request in the worker's own model.</summary>
internal sealed class AspNetRequestData(FunctionContext context, HttpRequest request) : HttpRequestData(context)
{
    private HttpHeadersCollection? headers;
    private Uri? url;

    public override Stream Body => request.Body;

    public override HttpHeadersCollection Headers => headers ??= new HttpHeadersCollection(
        request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.OfType<string>())));

    public override Uri Url => url ??= new Uri(request.GetEncodedUrl());

    public override IEnumerable<ClaimsIdentity> Identities => request.HttpContext.User.Identities;

    public override string Method => request.Method;

    public override HttpResponseData CreateResponse() => new AspNetResponseData(FunctionContext);

    /// <summary>The request of an invocation; <see langword="null"/> when there is none.</summary>
    public static HttpRequestData? Of(FunctionContext context)
    {
        if (context.Features.Get<HttpRequestData>() is { } known)
        {
            return known;
        }

        if (context.GetHttpContext() is not { } http)
        {
            return null;
        }

        HttpRequestData request = new AspNetRequestData(context, http.Request);
        context.Features.Set(request);
        return request;
    }
}

using System.Collections.Specialized;
using System.Security.Claims;
using System.Web;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A request as the worker's own HTTP model has it, beside that of ASP.NET Core.</summary>
public abstract class HttpRequestData
{
    private NameValueCollection? query;

    /// <summary>A request of an invocation.</summary>
    public HttpRequestData(FunctionContext functionContext)
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The body; read it once.</summary>
    public abstract Stream Body { get; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; }

    /// <summary>The address that was asked for, query included.</summary>
    public abstract Uri Url { get; }

    /// <summary>Who asks, if anybody has said.</summary>
    public abstract IEnumerable<ClaimsIdentity> Identities { get; }

    /// <summary>The method, such as GET.</summary>
    public abstract string Method { get; }

    /// <summary>The values of the query by name.</summary>
    public virtual NameValueCollection Query => query ??= HttpUtility.ParseQueryString(Url.Query);

    /// <summary>The invocation that the request set off.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>An empty response with status 200. It is sent when the function returns it.</summary>
    public abstract HttpResponseData CreateResponse();
}

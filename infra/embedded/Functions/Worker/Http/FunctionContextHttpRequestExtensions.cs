using Embedded.Functions.Http;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of an invocation, in the worker's own model.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>The request that set the function off, always the same object; <see langword="null"/> when another trigger did.</summary>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(AspNetRequestData.Of(context));
    }
}

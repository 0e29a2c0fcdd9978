using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Http;

/// <summary>Answers what no endpoint answered, and what an endpoint of the host failed to answer.</summary>
internal sealed class HostErrors(RequestDelegate next, ILogger<HostErrors> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException fault)
        {
            await Problem.WriteAsync(http, fault.StatusCode, "Bad Request", fault.Message);
            return;
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "The host failed to answer a request");
            await Problem.WriteAsync(http, StatusCodes.Status500InternalServerError, "Internal Server Error");
            return;
        }

        var known = http.GetEndpoint()?.Metadata.GetMetadata<KeyRequirement>() is not null;
        if (!known && http.Response is { HasStarted: false, StatusCode: 404 or 405 })
        {
            // The cloud host says 404, too, where a route exists but not for the method.
            await Problem.WriteAsync(http, StatusCodes.Status404NotFound, "Not Found", "Nothing is served at this path with this method.");
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Http;

namespace Embedded.Functions.Http;

/// <summary>Writes what an HTTP function returned.</summary>
internal static class HttpAnswer
{
    /// <summary>A response of the worker's own model, action results and results write themselves; text is written as plain text; other objects as JSON; null
    /// leaves the response as the function left it.</summary>
    public static async Task WriteAsync(HttpContext http, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case HttpResponseData response:
                await AspNetResponseData.SendAsync(response, http);
                break;
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            default:
                await new ObjectResult(value).ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
        }
    }
}

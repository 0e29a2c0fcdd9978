using Microsoft.AspNetCore.Http;

namespace Embedded.Functions.Http;

/// <summary>The host's own errors as problem details (RFC 9457).</summary>
internal static class Problem
{
    /// <summary>Answers with a problem, unless an answer is already on its way.</summary>
    public static Task WriteAsync(HttpContext http, int status, string title, string? detail = null, string? invocationId = null)
    {
        if (http.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
        var problem = new Dictionary<string, object> { ["type"] = "about:blank", ["title"] = title, ["status"] = status };
        if (detail is not null)
        {
            problem["detail"] = detail;
        }

        if (invocationId is not null)
        {
            problem["invocationId"] = invocationId;
        }

        return http.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", http.RequestAborted);
    }
}

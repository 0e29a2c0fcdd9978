using Embedded.Functions.Hosting;
using Embedded.Functions.HostJson;
using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Http;

/// <summary>Answers requests with HTTP functions.</summary>
internal sealed class HttpFunctionEndpoints(
    FunctionCatalog catalog, DisabledFunctions disabled, HostSettings settings, IFunctionInvoker invoker, ILogger<HttpFunctionEndpoints> logger) : IEndpointContributor
{
    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var function in catalog.Functions)
        {
            if (function.Trigger is not HttpTriggerAttribute trigger || disabled.Contains(function))
            {
                continue;
            }

            var route = FunctionRoute.Of(function, settings.RoutePrefix);
            var responseProperty = function.Outputs.FirstOrDefault(output => output.Attribute is HttpResultAttribute).Property;
            var answers = function.Outputs.All(output => output.Property is not null || output.Attribute is HttpResultAttribute);
            RequestDelegate handle = http => HandleAsync(
                function, http, returned => !answers ? null : responseProperty is null ? returned : returned is null ? null : responseProperty.GetValue(returned));
            var endpoint = route.Methods is null
                ? endpoints.Map(route.Pattern, handle)
                : endpoints.Map(route.Pattern, handle).WithMetadata(new HttpMethodMetadata(route.Methods));
            endpoint.WithDisplayName(function.Name).WithMetadata(new KeyRequirement(trigger.AuthLevel, function.Name));
        }
    }

    private async Task HandleAsync(FunctionDescriptor function, HttpContext http, Func<object?, object?> answerOf)
    {
        var invocation = new InvocationIdentity(Guid.NewGuid().ToString());
        try
        {
            var trigger = new TriggerValue(
                type => type == typeof(HttpContext) ? http : http.Request,
                BindingData(http),
                new Dictionary<object, object> { ["HttpRequestContext"] = http, [typeof(InvocationIdentity)] = invocation });
            var returned = await invoker.InvokeAsync(function, trigger, http.RequestAborted);
            await HttpAnswer.WriteAsync(http, answerOf(returned));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            logger.LogDebug("The caller of {Function} went away; invocation {InvocationId}", function.Name, invocation.Id);
        }
        catch (BadHttpRequestException fault)
        {
            logger.LogInformation("{Function} refused a request with {Status}; invocation {InvocationId}", function.Name, fault.StatusCode, invocation.Id);
            await Problem.WriteAsync(http, fault.StatusCode, fault.StatusCode == 413 ? "Content Too Large" : "Bad Request", fault.Message, invocation.Id);
        }
        catch (FunctionInputConverterException fault)
        {
            logger.LogInformation("{Function} was called with a value of the wrong form; invocation {InvocationId}", function.Name, invocation.Id);
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", fault.Message, invocation.Id);
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "Function {Function} failed; invocation {InvocationId}", function.Name, invocation.Id);
            if (http.Response.HasStarted)
            {
                // Too late for a status: the caller must not take half an answer for a whole one.
                http.Abort();
            }
            else
            {
                await Problem.WriteAsync(
                    http, StatusCodes.Status500InternalServerError, "Internal Server Error", "The function failed; the log has more under the invocation id.", invocation.Id);
            }
        }
    }

    /// <summary>Query and route values by name; the route's win.</summary>
    private static Dictionary<string, object?> BindingData(HttpContext http)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in http.Request.Query)
        {
            // The key is for the host alone.
            if (!name.Equals(KeyCheck.QueryName, StringComparison.OrdinalIgnoreCase))
            {
                data[name] = values.Count == 0 ? null : values[^1];
            }
        }

        foreach (var (name, value) in http.Request.RouteValues)
        {
            data[name] = value;
        }

        return data;
    }
}

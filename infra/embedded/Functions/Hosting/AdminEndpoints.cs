using System.Text.Json;
using Embedded.Functions.Http;
using Embedded.Functions.HostJson;
using Embedded.Functions.Invocation;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Hosting;

/// <summary>The host's own endpoints: <c>/admin/...</c> for whoever holds the master key, and the root.</summary>
internal sealed class AdminEndpoints(
    FunctionCatalog catalog, DisabledFunctions disabled, FunctionSet functions, HostSettings settings, HostState state, ManualRuns runs, IHostEnvironment environment) : IEndpointContributor
{
    private static readonly KeyRequirement Master = new(AuthorizationLevel.Admin);
    private static readonly KeyRequirement Nobody = new(AuthorizationLevel.Anonymous);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        // An application without route prefix may have a root of its own, which then wins.
        endpoints.MapMethods("/", ["GET", "HEAD"], Text($"{environment.ApplicationName} is up and running.\n")).WithMetadata(Nobody).WithOrder(int.MaxValue);
        endpoints.MapMethods("/admin/host/ping", ["GET", "POST"], Text(string.Empty)).WithMetadata(Nobody);
        endpoints.MapGet("/admin/host/status", Json(_ => Status())).WithMetadata(Master);
        endpoints.MapGet("/admin/functions", Json(http => catalog.Functions.Select(function => Describe(function, http)))).WithMetadata(Master);
        endpoints.MapGet("/admin/functions/{name}", (RequestDelegate)DescribeAsync).WithMetadata(Master);
        endpoints.MapPost("/admin/functions/{name}", (RequestDelegate)RunAsync).WithMetadata(Master);
    }

    private static RequestDelegate Text(string text) => http =>
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text);
    };

    private static RequestDelegate Json<T>(Func<HttpContext, T> answer) => http => http.Response.WriteAsJsonAsync(answer(http));

    private Dictionary<string, object> Status() => new()
    {
        ["id"] = environment.ApplicationName,
        ["state"] = state.Name,
        ["version"] = typeof(AdminEndpoints).Assembly.GetName().Version!.ToString(),
        ["versionDetails"] = "embedded host",
        ["processUptime"] = (long)state.Uptime.TotalMilliseconds,
        ["environment"] = environment.EnvironmentName,
    };

    private FunctionDescriptor? Find(HttpContext http) =>
        catalog.Functions.FirstOrDefault(function => function.Name.Equals((string?)http.Request.RouteValues["name"], StringComparison.OrdinalIgnoreCase));

    private Dictionary<string, object?> Describe(FunctionDescriptor function, HttpContext http)
    {
        var root = $"{http.Request.Scheme}://{http.Request.Host}";
        var definition = functions[function].Definition;
        return new()
        {
            ["name"] = function.Name,
            ["href"] = $"{root}/admin/functions/{function.Name}",
            ["invoke_url_template"] = function.Trigger is HttpTriggerAttribute ? root + FunctionRoute.Of(function, settings.RoutePrefix).Template : null,
            ["language"] = "dotnet-isolated",
            ["isDisabled"] = disabled.Contains(function),
            ["config"] = new
            {
                entryPoint = definition.EntryPoint,
                bindings = definition.InputBindings.Values.Concat(definition.OutputBindings.Values)
                    .Select(binding => new { name = binding.Name, type = binding.Type, direction = binding.Direction.ToString() }),
            },
        };
    }

    private Task DescribeAsync(HttpContext http) =>
        Find(http) is { } function ? http.Response.WriteAsJsonAsync(Describe(function, http)) : NoSuchFunction(http);

    private async Task RunAsync(HttpContext http)
    {
        if (Find(http) is not { } function)
        {
            await NoSuchFunction(http);
            return;
        }

        if (functions.ExtensionOf(function) is not IManualTrigger manual)
        {
            await Problem.WriteAsync(
                http, StatusCodes.Status400BadRequest, "Bad Request", "Only functions with a timer or queue trigger are run by hand.");
            return;
        }

        if (await InputAsync(http) is not { } input)
        {
            await Problem.WriteAsync(
                http, StatusCodes.Status400BadRequest, "Bad Request", "The body must be JSON of the form {\"input\": \"text\"}, or empty.");
            return;
        }

        runs.Begin(function, manual.FromInput(function, input.Text));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static Task NoSuchFunction(HttpContext http) =>
        Problem.WriteAsync(http, StatusCodes.Status404NotFound, "Not Found", "There is no such function.");

    private static async Task<ManualInput?> InputAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (body.Length == 0)
        {
            return new ManualInput(null);
        }

        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (!document.RootElement.TryGetProperty("input", out var input) || input.ValueKind == JsonValueKind.Null)
            {
                return new ManualInput(null);
            }

            return new ManualInput(input.ValueKind == JsonValueKind.String ? input.GetString() : input.GetRawText());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record ManualInput(string? Text);
}

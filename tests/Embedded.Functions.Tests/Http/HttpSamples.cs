using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace Embedded.Functions.Tests.Http;

public sealed class HttpSamples(TimeProvider time)
{
    public sealed record Order(string Item, int Count);

    [Function("Instance")]
    public string Instance([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        $"{request.Method} {time.GetUtcNow().Year > 2000}";

    [Function("Json")]
    public static Task<Order> Json([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/first")] HttpRequest request) =>
        Task.FromResult(new Order("tea", 2));

    [Function("Action")]
    public static IActionResult Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request) =>
        new ObjectResult(new Order("tea", 3)) { StatusCode = 202 };

    [Function("Result")]
    public static async Task<IResult> Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequest request)
    {
        await Task.Yield();
        return Results.Text("teapot", statusCode: 418);
    }

    [Function("ByGuid")]
    public static string ByGuid([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:guid}")] HttpRequest request, Guid id) => $"guid {id:N}";

    [Function("ByNumber")]
    public static string ByNumber([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:int}")] HttpRequest request, int id) => $"number {id}";

    [Function("Optional")]
    public static string Optional([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{n:int?}")] HttpRequest request, int? n) => $"n={n}";

    [Function("Rest")]
    public static string Rest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rest/{*rest}")] HttpRequest request, string rest) => rest;

    [Function("Query")]
    public static string Query(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "query")] HttpRequest request, int count, [FromQuery(Name = "tag")] string[] tags, string colour = "red") =>
        $"{count} {string.Join('+', tags)} {colour}";

    [Function("Body")]
    public static string Body([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "body")] HttpRequest request, [FromBody] Order order) =>
        $"{order.Count} {order.Item}";

    [Function("ReadBody")]
    public static async Task<IActionResult> ReadBody([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "readbody")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return new OkObjectResult((await reader.ReadToEndAsync()).Length);
    }

    [Function("Fails")]
    public static void Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest request) =>
        throw new InvalidOperationException("a secret detail");

    [Function("Nothing")]
    public static Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest request)
    {
        request.HttpContext.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    [Function("Context")]
    public static string Context([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context/{word}")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
    {
        var same = ReferenceEquals(context.GetHttpContext(), request.HttpContext);
        return $"{context.FunctionDefinition.Name} {same} {context.BindingContext.BindingData["WORD"]} {context.InvocationId.Length} {cancellation.CanBeCanceled}";
    }

    [Function("Any")]
    public static string Any([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => request.Method;

    [Function("Keyed")]
    public static string Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request) => "in";

    [Function("ForAdmin")]
    public static string ForAdmin([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "foradmin")] HttpRequest request) => "in";

    [Function("Headers")]
    public static IActionResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest request) =>
        new JsonResult(request.Headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()));
}

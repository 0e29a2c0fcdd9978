using System.Text.Json.Nodes;
using CareFunctions.Http;
using CareFunctions.Tests.Testing;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.Tests.OpenApi;

public sealed class OpenApiTests : IAsyncLifetime
{
    private static readonly string[] OpenToAll = ["GetHealth", "GetOpenApi", "PostGraphNotifications"];
    private JsonObject document = null!;

    public async Task InitializeAsync()
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.StaffAsync(null, HttpMethod.Get, "/api/openapi.json");
        answer.ContentType.ShouldBe("application/json");
        document = answer.Json.AsObject();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Document_IsOpenApi31() => document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");

    [Fact]
    public void Paths_EveryRouteAndMethod_IsThereAndNoOther() =>
        Operations().Select(operation => $"{operation.Method} {operation.Path}").Order()
            .ShouldBe(HttpRoute.All.Select(route => $"{route.Method} /{route.Route}").Order());

    [Fact]
    public void OperationId_IsTheFunctionsName()
    {
        foreach (var (method, path, operation) in Operations())
        {
            operation["operationId"]!.GetValue<string>().ShouldBe(Route(method, path).Function);
        }
    }

    [Fact]
    public void Security_IsWhatTheRouteAsksFor()
    {
        foreach (var (method, path, operation) in Operations())
        {
            var route = Route(method, path);
            string[] expected = route.Level == AuthorizationLevel.Function ? ["functionKey", "functionKeyQuery"]
                : OpenToAll.Contains(route.Function) ? []
                : ["staff"];
            Schemes(operation).ShouldBe(expected, ignoreOrder: true, $"{method} {path}");
        }
    }

    [Fact]
    public void Parameters_EveryPlaceInThePath_IsDescribedAndRequired()
    {
        foreach (var (method, path, operation) in Operations())
        {
            var places = path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));
            var described = Parameters(path, operation).Where(parameter => parameter["in"]!.GetValue<string>() == "path").ToList();
            described.Select(parameter => parameter["name"]!.GetValue<string>()).ShouldBe(places, ignoreOrder: true, $"{method} {path}");
            described.ShouldAllBe(parameter => parameter["required"]!.GetValue<bool>());
        }
    }

    [Theory]
    [InlineData("/tasks")]
    [InlineData("/clocks")]
    [InlineData("/failures")]
    [InlineData("/notifications")]
    public void Lists_Each_SayHowTheirPagesAreAskedFor(string path)
    {
        var list = document["paths"]![path]!["get"]!.AsObject();

        var parameters = Parameters(path, list).ToDictionary(parameter => parameter["name"]!.GetValue<string>(), parameter => parameter["schema"]!);
        parameters.ShouldContainKey("after");
        parameters["limit"]["maximum"]!.GetValue<int>().ShouldBe(PageRequest.Most);
        parameters["limit"]["default"]!.GetValue<int>().ShouldBe(PageRequest.Usual);
        var found = list["responses"]!["200"]!;
        found["headers"]!.AsObject().ShouldContainKey("Link");
        Resolved(found["content"]!["application/json"]!["schema"]!)["properties"]!.AsObject().ShouldContainKey("next");
        list["responses"]!.AsObject().ShouldContainKey("400");
    }

    [Fact]
    public void Responses_EveryError_IsProblemDetails()
    {
        foreach (var (method, path, operation) in Operations())
        {
            foreach (var (status, response) in operation["responses"]!.AsObject().Where(response => response.Key[0] is '4' or '5'))
            {
                var content = Resolved(response!)["content"]?.AsObject().Select(type => type.Key).ToArray() ?? [];

                // Without a good key it is the host that answers, before the application.
                var byTheHost = status == "401" && Schemes(operation).Contains("functionKey");
                content.ShouldBe(byTheHost ? [] : ["application/problem+json"], $"{method} {path} {status}");
            }
        }
    }

    [Fact]
    public void Responses_WhoeverMustSignIn_IsToldOf401And403()
    {
        foreach (var (method, path, operation) in Operations().Where(operation => Schemes(operation.Operation).Contains("staff")))
        {
            var statuses = operation["responses"]!.AsObject().Select(response => response.Key).ToList();
            statuses.ShouldContain("401", $"{method} {path}");
            statuses.ShouldContain("403", $"{method} {path}");
        }
    }

    [Fact]
    public void References_EachOne_LeadsSomewhere()
    {
        var seen = 0;
        void Walk(JsonNode? node)
        {
            if (node is JsonArray array)
            {
                foreach (var item in array)
                {
                    Walk(item);
                }
            }
            else if (node is JsonObject item)
            {
                if (item["$ref"] is JsonValue reference)
                {
                    seen++;
                    Find(document, reference.GetValue<string>()).ShouldNotBeNull(reference.GetValue<string>());
                }

                foreach (var (_, value) in item)
                {
                    Walk(value);
                }
            }
        }

        Walk(document);

        seen.ShouldBeGreaterThan(20);
    }

    private static JsonNode? Find(JsonNode root, string reference) => reference.StartsWith("#/", StringComparison.Ordinal)
        ? reference[2..].Split('/').Aggregate((JsonNode?)root, (at, part) => (at as JsonObject)?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)])
        : null;

    private static HttpRoute Route(string method, string path) => HttpRoute.All.Single(route => route.Method == method && "/" + route.Route == path);

    private static List<string> Schemes(JsonObject operation) =>
        [.. operation["security"]?.AsArray().SelectMany(requirement => requirement!.AsObject().Select(scheme => scheme.Key)) ?? []];

    private IEnumerable<JsonObject> Parameters(string path, JsonObject operation) =>
        new[] { document["paths"]![path]!["parameters"], operation["parameters"] }
            .SelectMany(parameters => parameters?.AsArray() ?? []).Select(parameter => Resolved(parameter!));

    private JsonObject Resolved(JsonNode node) =>
        node["$ref"] is { } reference ? Find(document, reference.GetValue<string>())!.AsObject() : node.AsObject();

    private IEnumerable<(string Method, string Path, JsonObject Operation)> Operations() =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "put" or "post" or "delete" or "patch" or "head" or "options"
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());
}

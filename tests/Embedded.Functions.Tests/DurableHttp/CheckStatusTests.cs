using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Embedded.Functions.Durable;
using Embedded.Functions.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Tests.DurableHttp;

public sealed class CheckStatusTests : IAsyncLifetime
{
    private static readonly string[] Fields =
        ["id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "purgeHistoryDeleteUri", "restartPostUri", "suspendPostUri", "resumePostUri"];

    private RunningHost host = null!;

    public async Task InitializeAsync() => host = await RunningHost.StartAsync([typeof(Starters)]);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("async", HttpStatusCode.Accepted)]
    [InlineData("sync", HttpStatusCode.OK)]
    public async Task CreateCheckStatusResponse_Returned_TellsTheCallerWhereToLook(string how, HttpStatusCode status)
    {
        using var answer = await host.Client.PostAsync($"/api/{how}/it-1", null);

        answer.StatusCode.ShouldBe(status);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var payload = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        payload.Select(field => field.Key).ShouldBe(Fields, ignoreOrder: true);
        ((string)payload["id"]!).ShouldBe("it-1");
        answer.Headers.Location!.AbsoluteUri.ShouldBe(new Uri((string)payload["statusQueryGetUri"]!).AbsoluteUri);

        using var raised = await host.Client.PostAsync(
            ((string)payload["sendEventPostUri"]!).Replace("{eventName}", "Go", StringComparison.Ordinal), JsonContent.Create("on"));
        raised.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await host.Services.GetRequiredService<DurableHost>().Hub.Client.WaitForInstanceCompletionAsync("it-1").WaitAsync(TimeSpan.FromMinutes(2));
        var ended = await host.Client.GetFromJsonAsync<JsonObject>(answer.Headers.Location);
        ((string)ended!["output"]!).ShouldBe("on");
    }

    [Fact]
    public async Task CreateHttpManagementPayload_WithRequestOrWithout_HoldsAddressesOfThisHost()
    {
        var client = host.Services.GetRequiredService<DurableHost>().Hub.Client;
        var own = client.CreateHttpManagementPayload("a b");
        var asked = (await host.Client.GetFromJsonAsync<JsonObject>("/api/payload/a%20b"))!;

        own.StatusQueryGetUri.ShouldNotBeNull().ShouldStartWith($"{host.Address}runtime/webhooks/durabletask/instances/a%20b?");
        asked.Select(field => field.Key).ShouldBe(Fields, ignoreOrder: true);
        ((string)asked["terminatePostUri"]!).ShouldBe(own.TerminatePostUri);
    }

    [Fact]
    public async Task HttpRequestData_ReadAndAnswered_IsTheRequest()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/echo?word=two%20words")
        {
            Content = JsonContent.Create(new { number = 41 }),
            Headers = { { "x-trace", ["one", "two"] } },
        };

        using var answer = await host.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.GetValues("x-seen").ShouldBe(["PUT"]);
        var seen = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        ((int)seen["Number"]!).ShouldBe(42);
        ((string)seen["Word"]!).ShouldBe("two words");
        ((string)seen["Trace"]!).ShouldBe("one, two");
        ((bool)seen["Same"]!).ShouldBeTrue();
    }

    public sealed record Numbered(int Number);

    public sealed record Echoed(int Number, string? Word, string Trace, bool Same);

    public static class Starters
    {
        [Function("Waiting")]
        public static Task<string> Waiting([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>("Go");

        [Function("Async")]
        public static async Task<HttpResponseData> Async(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "async/{id}")] HttpRequestData request, string id, [DurableClient] DurableTaskClient client)
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Waiting", null, new StartOrchestrationOptions(id));
            return await client.CreateCheckStatusResponseAsync(request, id);
        }

        [Function("Sync")]
        public static async Task<HttpResponseData> Sync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sync/{id}")] HttpRequestData request, string id, [DurableClient] DurableTaskClient client)
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Waiting", null, new StartOrchestrationOptions(id));
            return client.CreateCheckStatusResponse(request, id, HttpStatusCode.OK);
        }

        [Function("Payload")]
        public static async Task<HttpManagementPayload> Payload(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payload/{id}")] HttpRequest request, string id,
            [DurableClient] DurableTaskClient client, FunctionContext context) =>
            client.CreateHttpManagementPayload(id, await context.GetHttpRequestDataAsync());

        [Function("Echo")]
        public static async Task<HttpResponseData> Echo(
            [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "echo")] HttpRequestData request, FunctionContext context)
        {
            var number = await request.ReadFromJsonAsync<Numbered>();
            var response = request.CreateResponse(HttpStatusCode.Created);
            response.Headers.Add("x-seen", request.Method);
            await response.WriteAsJsonAsync(new Echoed(
                number!.Number + 1, request.Query["word"], string.Join(',', request.Headers.GetValues("x-trace")),
                ReferenceEquals(request, await context.GetHttpRequestDataAsync())));
            return response;
        }
    }
}

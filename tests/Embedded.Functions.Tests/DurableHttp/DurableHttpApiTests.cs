using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Embedded.Functions.Tests.Testing;
using Embedded.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.Tests.DurableHttp;

public sealed class DurableHttpApiTests : IAsyncLifetime
{
    private const string Api = "/runtime/webhooks/durabletask";
    private EmbeddedApplication application = null!;

    public async Task InitializeAsync() => application = await SampleHost.StartAsync();

    public async Task DisposeAsync() => await application.DisposeAsync();

    [Fact]
    public async Task Any_NoKey_Is401AndTheSystemKeyOpens()
    {
        using var stranger = application.CreateClient();
        foreach (var path in new[] { "/instances", "/instances/x" })
        {
            (await stranger.GetAsync(Api + path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await stranger.DeleteAsync(Api + path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await stranger.PostAsync(Api + "/orchestrators/Wait", null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var payload = await StartAsync("Wait", "locked");

        (await stranger.GetAsync((string)payload["statusQueryGetUri"]!)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Any_OtherTaskHub_Is400() => await GetAsync(Api + "/instances?taskHub=Other", HttpStatusCode.BadRequest);

    [Fact]
    public async Task Start_Orchestrator_Is202WithAddressesThatWork()
    {
        using var response = await application.Client.PostAsync(Api + "/orchestrators/fulfil/order-9", Json("""{"id":"order-9","quantity":1}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        var payload = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        payload.Select(field => field.Key).ShouldBe(
            ["id", "statusQueryGetUri", "sendEventPostUri", "terminatePostUri", "purgeHistoryDeleteUri", "restartPostUri", "suspendPostUri", "resumePostUri"],
            ignoreOrder: true);
        ((string)payload["id"]!).ShouldBe("order-9");
        response.Headers.Location!.ToString().ShouldBe((string)payload["statusQueryGetUri"]!);

        await application.RunUntilIdleAsync();
        var status = await GetAsync((string)payload["statusQueryGetUri"]!, HttpStatusCode.OK);
        ((string)status["runtimeStatus"]!).ShouldBe("Completed");
        ((string)status["input"]!["id"]!).ShouldBe("order-9");
        ((string)status["output"]!).ShouldStartWith("order-9: 10");
        ((string)status["createdTime"]!).ShouldBe("2026-01-05T09:00:00Z");
        status.ContainsKey("historyEvents").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Nothing", null, "{}", "application/json")]
    [InlineData("Wait", "@entity", "{}", "application/json")]
    [InlineData("Wait", "a%23b", "{}", "application/json")]
    [InlineData("Wait", null, "{ half", "application/json")]
    [InlineData("Wait", null, "text", "text/plain")]
    public async Task Start_BadRequest_Is400(string name, string? id, string body, string type) =>
        (await application.Client.PostAsync($"{Api}/orchestrators/{name}/{id}", new StringContent(body, Encoding.UTF8, type)))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Start_IdLongerThan100_Is400() =>
        (await PostAsync($"/orchestrators/Wait/{new string('i', 101)}")).ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Start_InstanceStillRuns_Is409()
    {
        await StartAsync("Wait", "once");

        (await PostAsync("/orchestrators/Wait/once")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Get_Running_Is202WithLocationAndCustomStatus()
    {
        var payload = await StartAsync("Wait", "w1");

        using var response = await application.Client.GetAsync(Api + "/instances/w1");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Location!.ToString().ShouldBe((string)payload["statusQueryGetUri"]!);
        var status = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        ((string)status["customStatus"]!["waitingFor"]!).ShouldBe("Go");
        status["output"].ShouldBeNull();
    }

    [Fact]
    public async Task Get_UnknownInstance_Is404() => await GetAsync(Api + "/instances/nobody", HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_BadParameters_Is400WithEachNamed()
    {
        var refusal = await GetAsync(Api + "/instances/nobody?showInput=perhaps&showHistory=2", HttpStatusCode.BadRequest);

        ((string)refusal["message"]!).ShouldContain("showInput");
        ((string)refusal["message"]!).ShouldContain("showHistory");
    }

    [Fact]
    public async Task Get_Failed_Is200Or500AsAsked()
    {
        await StartAsync("Fail", "f1");

        ((string)(await GetAsync(Api + "/instances/f1", HttpStatusCode.OK))["runtimeStatus"]!).ShouldBe("Failed");
        var failed = await GetAsync(Api + "/instances/f1?returnInternalServerErrorOnFailure=true", HttpStatusCode.InternalServerError);
        ((string)failed["output"]!).ShouldContain("It broke.");
    }

    [Fact]
    public async Task Get_History_ShowsWhatWasAskedFor()
    {
        await StartAsync("Fulfil", "h1", """{"id":"h1","quantity":1}""");

        var bare = await GetAsync(Api + "/instances/h1?showInput=false&showHistory=true", HttpStatusCode.OK);
        bare["input"].ShouldBeNull();
        var events = bare["historyEvents"]!.AsArray();
        events.Select(e => (string)e!["EventType"]!).ShouldBe(["ExecutionStarted", "TaskCompleted", "TaskCompleted", "ExecutionCompleted"]);
        events[0]!["Input"].ShouldBeNull();
        ((string)events[1]!["FunctionName"]!).ShouldBe("Price");
        events[1]!["ScheduledTime"].ShouldNotBeNull();
        events[1]!["Result"].ShouldBeNull();

        var full = await GetAsync(Api + "/instances/h1?showHistory=true&showHistoryOutput=true", HttpStatusCode.OK);
        ((int)full["historyEvents"]![1]!["Result"]!).ShouldBe(10);
        ((string)full["historyEvents"]![0]!["Input"]!["id"]!).ShouldBe("h1");
    }

    [Fact]
    public async Task List_Pages_GiveEveryInstanceOnce()
    {
        foreach (var id in new[] { "page-0", "page-1", "page-2", "page-3", "page-4", "other" })
        {
            await application.DurableClient.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions(id));
        }

        await application.RunUntilIdleAsync();
        var ids = new List<string>();
        string? token = null;
        do
        {
            using var response = await ListAsync("?instanceIdPrefix=page-&top=2", token);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = (await response.Content.ReadFromJsonAsync<JsonArray>())!;
            page.Count.ShouldBeLessThanOrEqualTo(2);
            ids.AddRange(page.Select(instance => (string)instance!["instanceId"]!));
            token = response.Headers.TryGetValues("x-ms-continuation-token", out var tokens) ? tokens.Single() : null;
        }
        while (token is not null);

        ids.Order().ShouldBe(["page-0", "page-1", "page-2", "page-3", "page-4"]);
    }

    [Fact]
    public async Task List_Filters_AreApplied()
    {
        await StartAsync("Wait", "early");
        await application.AdvanceAsync(TimeSpan.FromHours(1));
        await StartAsync("Fail", "late");

        (await IdsAsync("?createdTimeFrom=2026-01-05T09:30:00Z")).ShouldBe(["late"]);
        (await IdsAsync("?createdTimeTo=2026-01-05T09:30:00Z")).ShouldBe(["early"]);
        (await IdsAsync("?runtimeStatus=failed,completed")).ShouldBe(["late"]);
        (await IdsAsync("?runtimeStatus=Running")).ShouldBe(["early"]);
    }

    [Theory]
    [InlineData("?top=0")]
    [InlineData("?top=many")]
    [InlineData("?runtimeStatus=Sleeping")]
    [InlineData("?runtimeStatus=3")]
    [InlineData("?createdTimeFrom=yesterday")]
    public async Task List_BadFilter_Is400(string query) => await GetAsync(Api + "/instances" + query, HttpStatusCode.BadRequest);

    [Fact]
    public async Task List_ForgedContinuationToken_Is400()
    {
        using var response = await ListAsync("", "forged'; --");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task RaiseEvent_EachState_HasItsStatus()
    {
        await StartAsync("Wait", "e1");

        (await PostAsync("/instances/e1/raiseEvent/Go", "{ half")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("/instances/e1/raiseEvent/Go", "text", "text/plain")).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync("/instances/e1/raiseEvent/Go", "\"now\"")).ShouldBe(HttpStatusCode.Accepted);
        await application.RunUntilIdleAsync();

        ((string)(await GetAsync(Api + "/instances/e1", HttpStatusCode.OK))["output"]!).ShouldBe("now");
        (await PostAsync("/instances/e1/raiseEvent/Go", "\"again\"")).ShouldBe(HttpStatusCode.Gone);
        (await PostAsync("/instances/nobody/raiseEvent/Go", "1")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Terminate_EachState_HasItsStatus()
    {
        await StartAsync("Wait", "t1");

        (await PostAsync("/instances/t1/terminate?reason=not%20needed")).ShouldBe(HttpStatusCode.Accepted);
        await application.RunUntilIdleAsync();

        var status = await GetAsync(Api + "/instances/t1", HttpStatusCode.OK);
        ((string)status["runtimeStatus"]!).ShouldBe("Terminated");
        ((string)status["output"]!).ShouldBe("not needed");
        (await PostAsync("/instances/t1/terminate")).ShouldBe(HttpStatusCode.Gone);
        (await PostAsync("/instances/nobody/terminate")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task SuspendAndResume_Running_EventWaitsMeanwhile()
    {
        await StartAsync("Wait", "s1");

        (await PostAsync("/instances/s1/suspend?reason=holiday")).ShouldBe(HttpStatusCode.Accepted);
        await application.RunUntilIdleAsync();
        await PostAsync("/instances/s1/raiseEvent/Go", "\"late\"");
        await application.RunUntilIdleAsync();
        ((string)(await GetAsync(Api + "/instances/s1", HttpStatusCode.Accepted))["runtimeStatus"]!).ShouldBe("Suspended");

        (await PostAsync("/instances/s1/resume?reason=back")).ShouldBe(HttpStatusCode.Accepted);
        await application.RunUntilIdleAsync();
        ((string)(await GetAsync(Api + "/instances/s1", HttpStatusCode.OK))["output"]!).ShouldBe("late");
        (await PostAsync("/instances/s1/suspend")).ShouldBe(HttpStatusCode.Gone);
        (await PostAsync("/instances/s1/resume")).ShouldBe(HttpStatusCode.Gone);
        (await PostAsync("/instances/nobody/suspend")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("/instances/nobody/resume")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Restart_Ended_StartsWithTheSameInput()
    {
        await StartAsync("Fulfil", "r1", """{"id":"r1","quantity":2}""");

        using var again = await application.Client.PostAsync(Api + "/instances/r1/restart?restartWithNewInstanceId=true", null);
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = (string)(await again.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        await application.RunUntilIdleAsync();

        id.ShouldNotBe("r1");
        ((string)(await GetAsync($"{Api}/instances/{id}", HttpStatusCode.OK))["output"]!).ShouldStartWith("r1: 20");
        (await PostAsync("/instances/r1/restart?restartWithNewInstanceId=false")).ShouldBe(HttpStatusCode.Accepted);
        (await PostAsync("/instances/nobody/restart")).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync("/instances/r1/restart?restartWithNewInstanceId=2")).ShouldBe(HttpStatusCode.BadRequest);
        await StartAsync("Wait", "r2");
        (await PostAsync("/instances/r2/restart?restartWithNewInstanceId=false")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Purge_One_RemovesItOnceItHasEnded()
    {
        await StartAsync("Fail", "p1");

        using var purged = await application.Client.DeleteAsync(Api + "/instances/p1");

        purged.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)(await purged.Content.ReadFromJsonAsync<JsonObject>())!["instancesDeleted"]!).ShouldBe(1);
        await GetAsync(Api + "/instances/p1", HttpStatusCode.NotFound);
        (await application.Client.DeleteAsync(Api + "/instances/p1")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Purge_ManyByFilter_RemovesThose()
    {
        await StartAsync("Fail", "m1");
        await StartAsync("Fail", "m2");
        await StartAsync("Fulfil", "m3", """{"id":"m3","quantity":0}""");

        (await application.Client.DeleteAsync(Api + "/instances")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await application.Client.DeleteAsync(Api + "/instances?createdTimeFrom=2027-01-01")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var purged = await application.Client.DeleteAsync(Api + "/instances?createdTimeFrom=2026-01-01&runtimeStatus=Failed");

        purged.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)(await purged.Content.ReadFromJsonAsync<JsonObject>())!["instancesDeleted"]!).ShouldBe(2);
        (await IdsAsync("")).ShouldBe(["m3"]);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private async Task<JsonObject> StartAsync(string name, string id, string? input = null)
    {
        using var response = await application.Client.PostAsync($"{Api}/orchestrators/{name}/{id}", input is null ? null : Json(input));
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await application.RunUntilIdleAsync();
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<JsonObject> GetAsync(string path, HttpStatusCode expected)
    {
        using var response = await application.Client.GetAsync(path);
        response.StatusCode.ShouldBe(expected);
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<HttpStatusCode> PostAsync(string path, string? body = null, string type = "application/json")
    {
        using var response = await application.Client.PostAsync(Api + path, body is null ? null : new StringContent(body, Encoding.UTF8, type));
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> ListAsync(string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Api + "/instances" + query);
        if (token is not null)
        {
            request.Headers.Add("x-ms-continuation-token", token);
        }

        return await application.Client.SendAsync(request);
    }

    private async Task<IEnumerable<string>> IdsAsync(string query)
    {
        using var response = await application.Client.GetAsync(Api + "/instances" + query);
        return (await response.Content.ReadFromJsonAsync<JsonArray>())!.Select(instance => (string)instance!["instanceId"]!).Order();
    }
}

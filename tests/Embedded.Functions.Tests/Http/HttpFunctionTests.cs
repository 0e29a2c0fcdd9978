using System.Net;
using System.Text.Json;
using Embedded.Functions.Tests.Testing;

namespace Embedded.Functions.Tests.Http;

public sealed class HttpFunctionTests(HttpHostFixture fixture) : IClassFixture<HttpHostFixture>
{
    private RunningHost Host => fixture.Host;

    [Theory]
    [InlineData("/api/Instance", "GET True")]
    [InlineData("/api/things/0f8fad5bd9cb469fa16570867728950e", "guid 0f8fad5bd9cb469fa16570867728950e")]
    [InlineData("/api/things/7", "number 7")]
    [InlineData("/api/optional", "n=")]
    [InlineData("/api/optional/5", "n=5")]
    [InlineData("/api/rest/a/b%20c", "a/b c")]
    [InlineData("/api/query?count=3&tag=a&tag=b", "3 a+b red")]
    [InlineData("/api/query?COUNT=3&tag=a&colour=blue", "3 a blue")]
    [InlineData("/api/context/hello", "Context True hello 36 True")]
    public async Task Get_FunctionThatReturnsText_AnswersPlainText(string path, string expected)
    {
        using var answer = await Host.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Get_FunctionThatReturnsObject_AnswersJson()
    {
        using var answer = await Host.Client.GetAsync("/api/orders/first");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"item":"tea","count":2}""");
    }

    [Fact]
    public async Task Get_FunctionThatReturnsActionResult_ExecutesIt()
    {
        using var answer = await Host.Client.GetAsync("/api/action");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"item":"tea","count":3}""");
    }

    [Fact]
    public async Task Get_FunctionThatReturnsResult_ExecutesIt()
    {
        using var answer = await Host.Client.GetAsync("/api/result");

        ((int)answer.StatusCode).ShouldBe(418);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("teapot");
    }

    [Fact]
    public async Task Get_FunctionThatReturnsNothing_LeavesTheResponseAsItIs()
    {
        using var answer = await Host.Client.GetAsync("/api/nothing");

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("GET", "/api/unknown")]
    [InlineData("GET", "/api/things/neither")]
    [InlineData("POST", "/api/action")]
    [InlineData("HEAD", "/api/action")]
    public async Task Send_NoRouteForPathAndMethod_Answers404(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await Host.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Send_FunctionWithoutMethods_ServesEvery(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/any");
        using var answer = await Host.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldBe(method);
    }

    [Fact]
    public async Task Get_FunctionThatThrows_AnswersProblemWithoutInternals()
    {
        using var answer = await Host.Client.GetAsync("/api/fails");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var body = await answer.Content.ReadAsStringAsync();
        body.ShouldNotContain("secret");
        JsonDocument.Parse(body).RootElement.GetProperty("invocationId").GetGuid().ShouldNotBe(Guid.Empty);
    }

    [Theory]
    [InlineData("/api/query?count=many", "count")]
    [InlineData("/api/query", "count")]
    public async Task Get_QueryValueMissingOrOfWrongForm_Answers400NamingIt(string path, string name)
    {
        using var answer = await Host.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"'{name}'");
    }

    [Fact]
    public async Task Post_FromBody_ReadsJsonWithoutRegardToCase()
    {
        using var answer = await Host.Client.PostAsync("/api/body", RunningHost.Json("""{"ITEM":"milk","count":4}"""));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("4 milk");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"count":"four"}""")]
    public async Task Post_FromBodyThatIsNotSuchJson_Answers400(string body)
    {
        using var answer = await Host.Client.PostAsync("/api/body", RunningHost.Json(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/body")]
    [InlineData("/api/readbody")]
    public async Task Post_BodyOverTheLimit_Answers413(string path)
    {
        using var answer = await Host.Client.PostAsync(path, RunningHost.Json(new string(' ', 1001)));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Get_Root_AnswersShortly()
    {
        (await Host.Client.GetStringAsync("/")).ShouldContain("is up and running");
    }

    [Theory]
    [InlineData("/api/keyed", null, 401)]
    [InlineData("/api/keyed", "wrong", 401)]
    [InlineData("/api/keyed", "master", 200)]
    [InlineData("/api/keyed", "host", 200)]
    [InlineData("/api/keyed", "own", 200)]
    [InlineData("/api/keyed", "other", 401)]
    [InlineData("/api/foradmin", "host", 401)]
    [InlineData("/api/foradmin", "master", 200)]
    [InlineData("/api/foradmin", null, 401)]
    public async Task Get_AuthorizationLevel_DemandsItsKey(string path, string? key, int status)
    {
        var presented = key switch
        {
            "master" => Host.Keys.MasterKey,
            "host" => Host.Keys.DefaultHostKey,
            "own" => Host.Keys.GetFunctionKey("Keyed"),
            "other" => Host.Keys.GetFunctionKey("ForAdmin"),
            _ => key,
        };
        using var byHeader = new HttpRequestMessage(HttpMethod.Get, path);
        if (presented is not null)
        {
            byHeader.Headers.Add("x-functions-key", presented);
        }

        using var first = await Host.Client.SendAsync(byHeader);
        using var second = await Host.Client.GetAsync($"{path}?code={presented}");

        ((int)first.StatusCode).ShouldBe(status);
        ((int)second.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Get_IdentityHeadersFromOutside_AreTakenOff()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/headers");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", "e30=");
        request.Headers.Add("x-ms-client-principal-name", "intruder");
        request.Headers.Add("x-ms-token-aad-id-token", "token");
        using var answer = await Host.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("{}");
    }

    [Fact]
    public async Task Get_SignInOutsideDevelopment_IsNotThere()
    {
        using var form = await Host.Client.GetAsync("/.auth/login/development");
        using var signIn = await Host.Client.PostAsync("/.auth/login/development", RunningHost.Json("""{"name":"a"}"""));

        form.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        signIn.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

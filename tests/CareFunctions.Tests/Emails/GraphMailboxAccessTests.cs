using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Emails;
using CareFunctions.Settings;
using Microsoft.Extensions.Options;

namespace CareFunctions.Tests.Emails;

public sealed class GraphMailboxAccessTests : IDisposable
{
    private const string Mailbox = "sourcingcare@somerset.example";

    private readonly FakeGraph graph = new();
    private readonly SetClock clock = new(new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly GraphMailboxAccess access;

    public GraphMailboxAccessTests() => access = new GraphMailboxAccess(graph, Options.Create(new GraphOptions
    {
        TenantId = "tenant-1",
        ClientId = "client-1",
        ClientSecret = "secret-1",
        ClientState = "an invented secret state",
        NotificationUrl = "https://care.example/api/graph/notifications",
        Authority = "https://login.example",
        Endpoint = "https://graph.example/v1.0",
    }), clock);

    public void Dispose() => access.Dispose();

    [Fact]
    public async Task Fetch_AMessage_AsksWithATokenAndNamesTheMessageSafely()
    {
        graph.Answers["GET /v1.0/users/sourcingcare%40somerset.example/messages/AAMk%3D"] = """{"id":"AAMk="}""";

        var message = await access.FetchAsync(new GraphMessageAddress(Mailbox, "AAMk="), default);

        Encoding.UTF8.GetString(message!.Value.Span).ShouldBe("""{"id":"AAMk="}""");
        graph.Requests[0].ShouldBe("POST https://login.example/tenant-1/oauth2/v2.0/token grant_type=client_credentials&client_id=client-1&client_secret=secret-1&scope=https%3A%2F%2Fgraph.example%2F.default");
        graph.Authorizations.ShouldBe([null, "Bearer token-1"]);
    }

    [Fact]
    public async Task Fetch_MessageThatIsGone_IsNull() =>
        (await access.FetchAsync(new GraphMessageAddress(Mailbox, "gone"), default)).ShouldBeNull();

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Redirect)]
    public async Task Fetch_GraphRefuses_Throws(HttpStatusCode status)
    {
        graph.Refusal = status;

        await Should.ThrowAsync<HttpRequestException>(() => access.FetchAsync(new GraphMessageAddress(Mailbox, "AAMk"), default));
    }

    [Fact]
    public async Task Fetch_Again_KeepsTheTokenUntilShortlyBeforeItsEnd()
    {
        await access.FetchAsync(new GraphMessageAddress(Mailbox, "a"), default);
        clock.Now += TimeSpan.FromMinutes(54);
        await access.FetchAsync(new GraphMessageAddress(Mailbox, "b"), default);
        graph.TokensGiven.ShouldBe(1);
        clock.Now += TimeSpan.FromMinutes(2);

        await access.FetchAsync(new GraphMessageAddress(Mailbox, "c"), default);

        graph.TokensGiven.ShouldBe(2);
    }

    [Fact]
    public async Task Fetch_TokenRevoked_TheNextAttemptAsksForANewOne()
    {
        graph.Refusal = HttpStatusCode.Unauthorized;
        await Should.ThrowAsync<HttpRequestException>(() => access.FetchAsync(new GraphMessageAddress(Mailbox, "a"), default));
        graph.Refusal = null;

        await access.FetchAsync(new GraphMessageAddress(Mailbox, "a"), default);

        graph.TokensGiven.ShouldBe(2);
    }

    [Fact]
    public async Task ListSince_SeveralPages_FollowsThemButNeverElsewhere()
    {
        graph.Answers["GET /v1.0/users/sourcingcare%40somerset.example/mailFolders/inbox/messages"] =
            """{"value":[{"id":"a"},{"id":"b"}],"@odata.nextLink":"https://graph.example/v1.0/page2"}""";
        graph.Answers["GET /v1.0/page2"] = """{"value":[{"id":"c"}],"@odata.nextLink":"https://evil.example/v1.0/page3"}""";

        var found = await access.ListSinceAsync(Mailbox, clock.Now, default);

        found.ShouldBe([new(Mailbox, "a"), new(Mailbox, "b"), new(Mailbox, "c")]);
        graph.Requests.ShouldNotContain(request => request.Contains("evil", StringComparison.Ordinal));
        graph.Requests[1].ShouldContain("receivedDateTime%20ge%202026-05-01T09:00:00Z");
    }

    [Fact]
    public async Task KeepSubscribed_NoneYet_MakesOneForTheCouncilsAddress()
    {
        graph.Answers["GET /v1.0/subscriptions"] = """{"value":[{"id":"other","resource":"users/x/events","notificationUrl":"https://care.example/api/graph/notifications?council=somerset"}]}""";
        graph.Answers["POST /v1.0/subscriptions"] = "{}";

        await access.KeepSubscribedAsync(Council.Somerset, Mailbox, default);

        var made = JsonNode.Parse(graph.Requests[^1][(graph.Requests[^1].IndexOf(' ', 5) + 1)..])!;
        made["resource"]!.GetValue<string>().ShouldBe($"users/{Mailbox}/mailFolders('inbox')/messages");
        made["notificationUrl"]!.GetValue<string>().ShouldBe("https://care.example/api/graph/notifications?council=somerset");
        made["lifecycleNotificationUrl"]!.GetValue<string>().ShouldBe(made["notificationUrl"]!.GetValue<string>());
        made["clientState"]!.GetValue<string>().ShouldBe("an invented secret state");
        made["expirationDateTime"]!.GetValue<string>().ShouldBe("2026-05-07T09:00:00Z");
    }

    [Fact]
    public async Task KeepSubscribed_OneThere_MovesItsEnd()
    {
        graph.Answers["GET /v1.0/subscriptions"] =
            $$"""{"value":[{"id":"mine","resource":"users/{{Mailbox}}/mailFolders('inbox')/messages","notificationUrl":"https://care.example/api/graph/notifications?council=somerset"}]}""";
        graph.Answers["PATCH /v1.0/subscriptions/mine"] = "{}";

        await access.KeepSubscribedAsync(Council.Somerset, Mailbox, default);

        graph.Requests[^1].ShouldBe("""PATCH https://graph.example/v1.0/subscriptions/mine {"expirationDateTime":"2026-05-07T09:00:00Z"}""");
    }

    /// <summary>Graph and its authority, as far as they are asked here.</summary>
    private sealed class FakeGraph : HttpMessageHandler
    {
        public Dictionary<string, string> Answers { get; } = [];

        public List<string> Requests { get; } = [];

        public List<string?> Authorizations { get; } = [];

        public HttpStatusCode? Refusal { get; set; }

        public int TokensGiven { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : " " + await request.Content.ReadAsStringAsync(cancellationToken);
            Requests.Add($"{request.Method} {request.RequestUri!.AbsoluteUri}{body}");
            Authorizations.Add(request.Headers.Authorization?.ToString());
            if (request.RequestUri.Host == "login.example")
            {
                TokensGiven++;
                return Json($$"""{"access_token":"token-{{TokensGiven}}","expires_in":3600}""");
            }

            return Refusal is { } refusal ? new HttpResponseMessage(refusal)
                : Answers.TryGetValue($"{request.Method} {request.RequestUri.AbsolutePath}", out var answer) ? Json(answer)
                : new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        private static HttpResponseMessage Json(string text) => new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

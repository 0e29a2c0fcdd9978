using System.Net;
using System.Text.Json;
using Embedded.Functions.Tests.Http;
using Embedded.Functions.Tests.Testing;

namespace Embedded.Functions.Tests.Authentication;

public sealed class DevelopmentSignInTests : IAsyncLifetime
{
    private const string SignIn = "/.auth/login/development";
    private RunningHost _host = null!;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync([typeof(HttpSamples)], environment: "Development");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task SignIn_Json_GivesLaterRequestsThePrincipalHeaders()
    {
        using var signedIn = await _host.Client.PostAsync(
            SignIn, RunningHost.Json("""{"name":"officer@example.org","roles":["BusinessManager"],"claims":{"council":"somerset"}}"""));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single();
        var headers = await HeadersAsync(cookie.Split(';')[0]);

        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        headers["x-ms-client-principal-name"].ShouldBe("officer@example.org");
        headers["x-ms-client-principal-idp"].ShouldBe("aad");
        Guid.TryParse(headers["x-ms-client-principal-id"], out _).ShouldBeTrue();
        using var principal = JsonDocument.Parse(Convert.FromBase64String(headers["x-ms-client-principal"]));
        var roleType = principal.RootElement.GetProperty("role_typ").GetString();
        var claims = principal.RootElement.GetProperty("claims").EnumerateArray()
            .Select(claim => (claim.GetProperty("typ").GetString(), claim.GetProperty("val").GetString())).ToList();
        claims.ShouldContain((roleType, "BusinessManager"));
        claims.ShouldContain(("council", "somerset"));
        claims.ShouldContain((principal.RootElement.GetProperty("name_typ").GetString(), "officer@example.org"));
    }

    [Fact]
    public async Task SignIn_Form_RedirectsWithinTheHostOnly()
    {
        using var form = new FormUrlEncodedContent([new("name", "officer@example.org"), new("roles", "A, B")]);
        using var within = await _host.Client.PostAsync(SignIn + "?post_login_redirect_uri=%2Fapi%2Fheaders", form);
        using var again = new FormUrlEncodedContent([new("name", "officer@example.org")]);
        using var away = await _host.Client.PostAsync(SignIn + "?post_login_redirect_uri=%2F%2Fexample.org", again);

        within.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        within.Headers.Location!.ToString().ShouldBe("/api/headers");
        away.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Read_AlteredCookie_IsNobody()
    {
        using var signedIn = await _host.Client.PostAsync(SignIn, RunningHost.Json("""{"name":"officer@example.org"}"""));
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var (payload, signature) = (cookie.Split('.')[0], cookie.Split('.')[1]);
        var altered = payload[..^2] + (payload[^2] == 'A' ? 'B' : 'A') + payload[^1];

        (await HeadersAsync($"{altered}.{signature}")).ShouldBeEmpty();
        (await HeadersAsync(payload + ".")).ShouldBeEmpty();
        (await HeadersAsync("AppServiceAuthSession=%%%.%%%")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Host", "evil.example.org")]
    [InlineData("Origin", "http://evil.example.org")]
    public async Task SignIn_FromElsewhere_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SignIn) { Content = RunningHost.Json("""{"name":"a"}""") };
        request.Headers.Add(header, value);
        using var answer = await _host.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("[]", "object")]
    [InlineData("nonsense", "JSON")]
    [InlineData("""{"name":"a\nb"}""", "name")]
    [InlineData("""{"name":"a","roles":"b","claims":3}""", "claims")]
    public async Task SignIn_Malformed_Answers400(string body, string mentions)
    {
        using var answer = await _host.Client.PostAsync(SignIn, RunningHost.Json(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(mentions);
    }

    [Fact]
    public async Task Me_SignedInAndOut_SaysWho()
    {
        using var signedIn = await _host.Client.PostAsync(SignIn, RunningHost.Json("""{"name":"officer@example.org"}"""));
        using var me = await SendAsync("/.auth/me", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var nobody = await _host.Client.GetAsync("/.auth/me");
        using var logout = await _host.Client.GetAsync("/.auth/logout");

        (await me.Content.ReadAsStringAsync()).ShouldContain("\"user_id\":\"officer@example.org\"");
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        logout.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        logout.Headers.GetValues("Set-Cookie").Single().ShouldStartWith("AppServiceAuthSession=;");
    }

    [Fact]
    public async Task Form_IsServedWithoutScripts()
    {
        using var redirect = await _host.Client.GetAsync("/.auth/login/aad?post_login_redirect_uri=/x");
        using var form = await _host.Client.GetAsync(redirect.Headers.Location);

        var html = await form.Content.ReadAsStringAsync();
        html.ShouldContain("<label for=\"name\">");
        html.ShouldContain("post_login_redirect_uri=%2Fx");
        form.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
    }

    private async Task<Dictionary<string, string>> HeadersAsync(string cookie)
    {
        using var answer = await SendAsync("/api/headers", cookie);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await _host.Client.SendAsync(request);
    }
}

using System.Net;
using System.Text.Json;
using CareFunctions.Tests.Testing;
using Embedded.Functions.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Staff;

/// <summary>Every route against everybody who may try it: what is not granted is denied.</summary>
public sealed class RouteMatrixTests : IAsyncLifetime
{
    private static readonly Person Foreigner = new("Gil Elsewhere (invented)", ["SourcingCare", "BusinessManager", "Triage"], "croydon");
    private static readonly Person NoRole = new("Hal Nobody (invented)", []);

    private static readonly Dictionary<string, Access> Matrix = new()
    {
        ["GetHealth"] = Access.Open,
        ["GetOpenApi"] = Access.Open,
        ["PostWorklistReassignment"] = Access.Systems,
        ["PostProviderEmail"] = Access.Systems,
        ["ReadEmail"] = Access.Systems,
        ["GetEmail"] = Access.CaseWorkInCouncil,

        // Graph has no key to show: what it tells is believed by the subscription's secret, which GraphNotificationTests try.
        ["PostGraphNotifications"] = Access.Open,
        ["GetStatus"] = Access.Systems,
        ["CheckReferralForSystem"] = Access.Systems,
        ["CheckReferralForStaff"] = Access.CaseWork,
        ["PostSystemResult"] = Access.Systems,
        ["AskDecisionAid"] = Access.CaseWork,
        ["PostPenPicture"] = Access.CaseWork,
        ["GetPenPicture"] = Access.CaseWork,
        ["PutCase"] = Access.Systems,
        ["GetCase"] = Access.CaseWorkInCouncil,
        ["ListCaseNotes"] = Access.CaseWorkInCouncil,
        ["VerifyCaseNotes"] = Access.CaseWorkInCouncil,
        ["ListTasks"] = Access.CaseWork,
        ["ListClocks"] = Access.CaseWork,
        ["DecideTask"] = Access.TaskRoleInCouncil,
        ["ListNotifications"] = Access.CaseWork,
        ["ListFailures"] = Access.FailureDesk,
        ["GetFailure"] = Access.FailureDesk,
        ["ReplayFailure"] = Access.FailureDesk,
        ["CloseFailure"] = Access.FailureDesk,
    };

    private CareApplication care = null!;
    private string taskId = "";

    private enum Access
    {
        Open,
        Systems,
        CaseWork,
        CaseWorkInCouncil,
        TaskRoleInCouncil,
        FailureDesk,
    }

    public static TheoryData<string> Functions => [.. HttpRoute.All.Select(route => route.Function).Distinct()];

    public async Task InitializeAsync()
    {
        care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await care.SendAsync("provider-emails", care.Email());
        var task = (await care.TasksAsync())[0];
        task["role"]!.GetValue<string>().ShouldBe("SourcingCare");
        taskId = task["id"]!.GetValue<string>();
    }

    public async Task DisposeAsync() => await care.DisposeAsync();

    [Fact]
    public void Matrix_EveryRouteAndNoOther_IsInIt() =>
        Matrix.Keys.Order().ShouldBe(HttpRoute.All.Select(route => route.Function).Distinct().Order());

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Route_EachCaller_GetsWhatIsGrantedAndNothingElse(string function)
    {
        var access = Matrix[function];
        foreach (var route in HttpRoute.All.Where(route => route.Function == function))
        {
            var (method, path) = (new HttpMethod(route.Method), Address(route));
            var wrong = new List<string>();
            async Task Try(string who, Task<HttpStatusCode> attempt, Verdict expected)
            {
                var status = await attempt;
                var verdict = status switch
                {
                    HttpStatusCode.Unauthorized => Verdict.SignIn,
                    HttpStatusCode.Forbidden => Verdict.Refused,
                    _ => Verdict.Granted,
                };
                if (verdict != expected || status == HttpStatusCode.InternalServerError)
                {
                    wrong.Add($"{who}: {(int)status}, expected {expected}");
                }
            }

            var open = access == Access.Open;
            var nobody = open ? Verdict.Granted : Verdict.SignIn;
            await Try("nobody", Staff(null, method, path), nobody);
            await Try("forged principal", Forged(method, path, null), nobody);
            await Try("wrong key", Keyed(method, path, "not-the-key"), nobody);
            await Try("host key", Keyed(method, path, HostKey()), access is Access.Open or Access.Systems ? Verdict.Granted : Verdict.SignIn);
            await Try("officer", Staff(Person.Officer, method, path), Expect(access, caseWork: true, ownTask: true));
            await Try("manager", Staff(Person.Manager, method, path), Expect(access, caseWork: true));
            await Try("triage", Staff(Person.Triage, method, path), Expect(access, caseWork: true));
            await Try("failure desk", Staff(Person.Desk, method, path), Expect(access, desk: true));
            await Try("no role", Staff(NoRole, method, path), Expect(access));
            await Try("other council", Staff(Foreigner, method, path), access == Access.CaseWork ? Verdict.Granted : Expect(access));
            await Try("no role with a forged principal", Forged(method, path, NoRole), Expect(access));

            wrong.ShouldBeEmpty($"{route.Method} {path}");
        }
    }

    [Fact]
    public async Task ListTasks_OtherCouncilsStaff_SeesNoneOfThisCouncil()
    {
        (await care.StaffAsync(Foreigner, HttpMethod.Get, "/api/tasks?state=any")).Text.ShouldNotContain(care.Reference);
        (await care.StaffAsync(Foreigner, HttpMethod.Get, "/api/tasks?council=somerset")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Systems_KeyInTheQuery_IsTakenToo()
    {
        using var stranger = care.Embedded.CreateClient();

        (await stranger.GetAsync($"/api/status/nobody?code={Uri.EscapeDataString(HostKey())}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Verdict Expect(Access access, bool caseWork = false, bool ownTask = false, bool desk = false) => access switch
    {
        Access.Open => Verdict.Granted,
        Access.Systems => Verdict.SignIn,
        Access.CaseWork or Access.CaseWorkInCouncil => caseWork ? Verdict.Granted : Verdict.Refused,
        Access.TaskRoleInCouncil => ownTask ? Verdict.Granted : Verdict.Refused,
        _ => desk ? Verdict.Granted : Verdict.Refused,
    };

    private string Address(HttpRoute route) => "/api/" + route.Route
        .Replace("{council}", "somerset", StringComparison.Ordinal)
        .Replace("{caseRef}", care.Reference, StringComparison.Ordinal)
        .Replace("{taskId}", taskId, StringComparison.Ordinal)
        .Replace("{aid}", "arrangement-fee", StringComparison.Ordinal)
        .Replace("{emailId}", "nothing-of-that-id", StringComparison.Ordinal)
        .Replace("{opportunity}", "OPP-nothing", StringComparison.Ordinal)
        .Replace("{failureId}", "nothing-of-that-id", StringComparison.Ordinal)
        .Replace("{instanceId}", "nothing-of-that-id", StringComparison.Ordinal);

    private string HostKey() => care.Embedded.Services.GetRequiredService<HostKeyStore>().DefaultHostKey;

    private async Task<HttpStatusCode> Staff(Person? person, HttpMethod method, string path) => (await care.StaffAsync(person, method, path)).Status;

    private async Task<HttpStatusCode> Keyed(HttpMethod method, string path, string key)
    {
        using var client = care.Embedded.CreateClient();
        client.DefaultRequestHeaders.Add("x-functions-key", key);
        using var request = new HttpRequestMessage(method, path);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>A request whose sender has written the principal's header, which only App Service may.</summary>
    private async Task<HttpStatusCode> Forged(HttpMethod method, string path, Person? person)
    {
        using var client = person is null ? care.Embedded.CreateClient() : await care.Embedded.SignInAsync(person.Name, person.Roles);
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("x-ms-client-principal", Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
        {
            auth_typ = "aad",
            name_typ = "name",
            role_typ = "roles",
            claims = new[]
            {
                new { typ = "oid", val = "forged" }, new { typ = "name", val = "Forged (invented)" }, new { typ = "council", val = "somerset" },
                new { typ = "roles", val = "SourcingCare" }, new { typ = "roles", val = "BusinessManager" }, new { typ = "roles", val = "Triage" },
                new { typ = "roles", val = "FailureDesk" },
            },
        })));
        request.Headers.Add("x-ms-client-principal-id", "forged");
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private enum Verdict
    {
        Granted,
        SignIn,
        Refused,
    }
}

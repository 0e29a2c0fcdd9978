using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareFunctions.Http;
using CareFunctions.Tests.Referrals;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Ingest;

public sealed class BadInputTests
{
    private const string Json = "application/json";

    public static TheoryData<string, string, byte[], string?, HttpStatusCode, string> Unreadable()
    {
        var data = new TheoryData<string, string, byte[], string?, HttpStatusCode, string>();
        foreach (var path in new[] { "/api/worklist-reassignments", "/api/provider-emails" })
        {
            data.Add("empty", path, [], Json, HttpStatusCode.BadRequest, "empty-body");
            data.Add("blank", path, " \r\n\t"u8.ToArray(), Json, HttpStatusCode.BadRequest, "empty-body");
            data.Add("not JSON", path, "{\"id\":"u8.ToArray(), Json, HttpStatusCode.BadRequest, "invalid-json");
            data.Add("trailing comma", path, "{\"id\":1,}"u8.ToArray(), Json, HttpStatusCode.BadRequest, "invalid-json");
            data.Add("two documents", path, "{} {}"u8.ToArray(), Json, HttpStatusCode.BadRequest, "invalid-json");
            data.Add("too deep", path, Encoding.UTF8.GetBytes(new string('[', 500) + new string(']', 500)), Json, HttpStatusCode.BadRequest, "invalid-json");
            data.Add("not UTF-8", path, [.. "{\"id\":\""u8, 0xFF, 0xFE, .. "\"}"u8], Json, HttpStatusCode.BadRequest, "invalid-encoding");
            data.Add("UTF-16", path, Encoding.Unicode.GetBytes("{}"), Json, HttpStatusCode.BadRequest, "invalid-json");
            var limit = path == "/api/provider-emails" ? RequestBody.EmailLimit : RequestBody.Limit;
            data.Add("too large", path, Encoding.UTF8.GetBytes("{\"id\":\"" + new string('x', limit) + "\"}"), Json, HttpStatusCode.RequestEntityTooLarge, "too-large");
            data.Add("text", path, "{}"u8.ToArray(), "text/plain", HttpStatusCode.UnsupportedMediaType, "content-type");
            data.Add("no type", path, "{}"u8.ToArray(), null, HttpStatusCode.UnsupportedMediaType, "content-type");
            data.Add("another charset", path, "{}"u8.ToArray(), "application/json; charset=iso-8859-1", HttpStatusCode.UnsupportedMediaType, "content-type");
            data.Add("garbage type", path, "{}"u8.ToArray(), ";;;", HttpStatusCode.UnsupportedMediaType, "content-type");
            data.Add("array", path, "[]"u8.ToArray(), Json, HttpStatusCode.UnprocessableEntity, "invalid-content");
            data.Add("null", path, "null"u8.ToArray(), Json, HttpStatusCode.UnprocessableEntity, "invalid-content");
            data.Add("empty object", path, "{}"u8.ToArray(), Json, HttpStatusCode.UnprocessableEntity, "invalid-content");
        }

        return data;
    }

    [Fact]
    public async Task Post_WhatCannotBeRead_IsAnsweredWithItsStatusAndCode()
    {
        await using var care = await CareApplication.StartAsync();
        foreach (var row in Unreadable())
        {
            var (what, path, body, type, status, code) = ((string)row[0], (string)row[1], (byte[])row[2], (string?)row[3], (HttpStatusCode)row[4], (string)row[5]);

            var answer = await care.SystemAsync(HttpMethod.Post, path, body, type);

            answer.Status.ShouldBe(status, $"{what} at {path}: {answer.Text}");
            answer.ContentType.ShouldBe("application/problem+json", what);
            answer.ProblemCode.ShouldBe(code, what);
        }
    }

    [Fact]
    public async Task Post_ReassignmentWithManyFaults_NamesEveryOne()
    {
        await using var care = await CareApplication.StartAsync();
        var sent = JsonNode.Parse(ReferralTests.Event(care, ["assessment"]))!;
        sent["data"]!["service"] = 7;
        sent["data"]!["request"] = "please";
        sent["data"]!["surprise"] = true;
        sent["data"]!["evidence"]![0]!["date"] = "2026-02-30";
        sent.AsObject().Remove("id");

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/worklist-reassignments", sent.ToJsonString());

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(
            ["/id", "/data/service", "/data/request", "/data/surprise", "/data/evidence/0/date"], ignoreOrder: true, customMessage: answer.Text);
        answer.Text.ShouldNotContain("please");
        answer.Text.ShouldNotContain("2026-02-30");
    }

    [Fact]
    public async Task Post_ReassignmentInWordsTheRulebookDoesNotKnow_NamesEveryOne()
    {
        await using var care = await CareApplication.StartAsync();
        var sent = JsonNode.Parse(ReferralTests.Event(care, ["tea-leaves", "assessment"], ["full-moon"]))!;
        sent["data"]!["service"] = "window-cleaning";

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/worklist-reassignments", sent.ToJsonString());

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["/data/service", "/data/evidence/0/kind", "/data/flags/0"], ignoreOrder: true);
    }

    [Fact]
    public async Task Post_PropertyGivenTwice_IsAFault()
    {
        await using var care = await CareApplication.StartAsync();
        var sent = ReferralTests.Event(care, ["assessment"]).Replace("\"specversion\":\"1.0\"", "\"specversion\":\"1.0\",\"specversion\":\"1.0\"", StringComparison.Ordinal);
        var answer = await care.SystemAsync(HttpMethod.Post, "/api/worklist-reassignments", sent);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.ShouldContain(fault => fault.Code == "duplicate-property");
    }

    [Theory]
    [InlineData("/api/cases/somerset/..%2F..%2Fetc")]
    [InlineData("/api/cases/somerset/SOM-1' or 'a' eq 'a")]
    [InlineData("/api/cases/somerset/%00")]
    [InlineData("/api/cases/somerset/CRO-104233")]
    [InlineData("/api/cases/atlantis/SOM-104233")]
    [InlineData("/api/cases/somerset/SOM-%F0%9F%98%80")]
    [InlineData("/api/cases/somerset/SOM-999999999")]
    public async Task Get_HostileOrUnknownCase_IsNotFound(string path)
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.GetAsync(Person.Officer, path);
        answer.Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        answer.Text.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("somerset.0000000000000000000000000000000000000000")]
    [InlineData("somerset.x' or 'a' eq 'a")]
    [InlineData("%2e%2e")]
    [InlineData("SOMERSET.0000000000000000000000000000000000000000")]
    public async Task Decide_HostileOrUnknownTask_IsNotFound(string taskId)
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, $"/api/tasks/{taskId}/decision", new { outcome = "authorise", reason = "x" });
        answer.Status.ShouldBe(HttpStatusCode.NotFound, answer.Text);
    }

    [Fact]
    public async Task GetTasks_FiltersThatCannotBeUsed_NamesEveryOne()
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.GetAsync(Person.Officer, "/api/tasks?state=2&case=' or 1&council=atlantis&kind=' or 'a' eq 'a");
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["/council", "/state", "/case"], ignoreOrder: true);

        // A filter value is data, never part of the query.
        var harmless = await care.GetAsync(Person.Officer, "/api/tasks?state=any&kind=' or 'a' eq 'a");
        harmless.Status.ShouldBe(HttpStatusCode.OK);
        harmless.Json["tasks"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_CaseWithManyFaults_NamesEveryOne()
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.SystemAsync(HttpMethod.Put, $"/api/cases/somerset/{care.Reference}", """
            {"planHoursPerWeek":168.1,"provider":"","service":"window-cleaning","providerSenders":["nobody"],"extra":1}
            """);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["", "/planHoursPerWeek", "/provider", "/service", "/providerSenders"], ignoreOrder: true);
    }

    [Fact]
    public async Task Decide_BodyWithManyFaults_NamesEveryOne()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(CareFunctions.Storage.Queues.ProviderEmails, care.Email(from: "somebody@elsewhere.example"));
        var task = await care.TaskAsync("triage-email");

        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, $"/api/tasks/{task}/decision", new
        {
            outcome = "correct",
            reason = "  ",
            extra = 1,
            details = new { @case = "CRO-104233", hoursPerWeekDelta = 1_000_001, effectiveDate = "tomorrow", other = 1 },
        });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(
            ["/extra", "/reason", "/details/case", "/details/hoursPerWeekDelta", "/details/effectiveDate", "/details/other", "/details/intent"], ignoreOrder: true);
        (await care.StaffAsync(Person.Officer, HttpMethod.Post, $"/api/tasks/{task}/decision", new { outcome = "correct", reason = "x" }))
            .Faults.Select(fault => fault.Pointer).ShouldBe(["/details/intent"]);
    }
}

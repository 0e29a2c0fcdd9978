using System.Net;
using System.Text;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Ingest;

/// <summary>Text that JSON carries but that is no text, and more of it than storage keeps.</summary>
public sealed class HostileTextTests
{
    // Half of a surrogate pair: sound JSON, no Unicode text.
    private const string Half = "\"\\ud800\"";

    [Theory]
    [InlineData($$"""{"outcome":"confirm","reason":{{Half}}}""")]
    [InlineData($$"""{"outcome":"confirm","reason":"x",{{Half}}:1}""")]
    [InlineData($$"""{"outcome":"confirm","reason":"x","details":{"case":{{Half}} } }""")]
    public async Task Decide_HalfASurrogatePair_IsAFaultOfTheContent(string body)
    {
        await using var care = await CareApplication.StartAsync();
        var task = await TriageTaskAsync(care);

        var answer = await PostAsync(care, task, Encoding.UTF8.GetBytes(body));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.ShouldContain(fault => fault.Code == "invalid-text");
    }

    [Fact]
    public async Task Decide_BytesThatAreNotUtf8_CannotBeRead()
    {
        await using var care = await CareApplication.StartAsync();
        var task = await TriageTaskAsync(care);

        var answer = await PostAsync(care, task, [.. "{\"outcome\":\"confirm\",\"reason\":\""u8, 0xFF, .. "\"}"u8]);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.ProblemCode.ShouldBe("invalid-encoding");
    }

    [Theory]
    [InlineData($$"""{"planHoursPerWeek":14,"provider":{{Half}},"service":"domiciliary-care"}""")]
    [InlineData($$"""{"planHoursPerWeek":14,"provider":"x","service":"domiciliary-care","providerSenders":[{{Half}}]}""")]
    public async Task PutCase_HalfASurrogatePair_IsAFaultOfTheContent(string body)
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.SystemAsync(HttpMethod.Put, $"/api/cases/somerset/{care.Reference}", body);
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.ShouldContain(fault => fault.Code == "invalid-text");
    }

    [Theory]
    [InlineData("kind=%00")]
    [InlineData("role=%0d%0a")]
    public async Task GetTasks_ControlCharacters_AreNamed(string query)
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.GetAsync(Person.Officer, $"/api/tasks?state=any&{query}");
        answer.Status.ShouldBe(HttpStatusCode.BadRequest, answer.Text);
        answer.Faults.ShouldHaveSingleItem().Code.ShouldBe("wrong-form");
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public async Task PostEmail_ReceivedOutsideOfTime_IsRefused(string received)
    {
        await using var care = await CareApplication.StartAsync();
        var email = System.Text.Json.Nodes.JsonNode.Parse(care.Email())!;
        email["receivedDateTime"] = received;

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/provider-emails", email.ToJsonString());

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/receivedDateTime");
    }

    [Theory]
    [InlineData(1, 45_000)]
    [InlineData(120, 400)]
    public async Task Message_WithPropertiesLongerThanAReasonMayBe_IsRecordedAllTheSame(int count, int length)
    {
        await using var care = await CareApplication.StartAsync();
        var names = Enumerable.Range(0, count).Select(number => $"\"{number}{new string('x', length)}\":1");

        await care.SendAsync(Queues.WorkListReassignments, $$"""{"id":"{{care.Reference}}",{{string.Join(',', names)}}}""");

        var failures = await care.AllAsync(Person.Desk, "/api/failures", "failures");
        var originals = new List<string>();
        foreach (var failure in failures)
        {
            originals.Add((await care.GetAsync(Person.Desk, $"/api/failures/{failure["id"]}")).Json["original"]!.GetValue<string>());
        }

        originals.Count(original => original.Contains(care.Reference, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Post_BodyThatIsNotFramedAsHttpSays_IsTheSendersFault()
    {
        await using var care = await CareApplication.StartAsync();
        var address = care.Embedded.Client.BaseAddress!;
        var key = care.Embedded.Client.DefaultRequestHeaders.GetValues("x-functions-key").Single();
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/provider-emails HTTP/1.1\r\nHost: {address.Authority}\r\nx-functions-key: {key}\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n"));

        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadToEndAsync();

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("urn:carefunctions:problem:unreadable-body");
    }

    private static async Task<string> TriageTaskAsync(CareApplication care)
    {
        await care.SendAsync(Queues.ProviderEmails, care.Email(from: "somebody@elsewhere.example"));
        return await care.TaskAsync("triage-email");
    }

    private static Task<Answer> PostAsync(CareApplication care, string task, byte[] body) =>
        care.StaffAsync(Person.Officer, HttpMethod.Post, $"/api/tasks/{task}/decision", new RawJson(body));
}

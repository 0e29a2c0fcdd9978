using System.Net;
using CareFunctions.Core.Tasks;
using CareFunctions.FailureDesk;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.FailureDesk;

public sealed class FailureDeskTests
{
    [Fact]
    public async Task Message_WithFaults_IsRecordedOnceAndPoisoned()
    {
        await using var care = await CareApplication.StartAsync();
        var marker = $"marker {care.Reference} \ud83d\ude00";
        var text = $$"""{"specversion":"1.0","id":"x","note":"{{marker}}"}""";

        await care.SendAsync(Queues.WorkListReassignments, text);

        var failure = await FailureOfAsync(care, marker);
        failure["source"]!.GetValue<string>().ShouldBe(Queues.WorkListReassignments);
        failure["original"]!.GetValue<string>().ShouldBe(text);
        failure["reasons"]!.AsArray().Count.ShouldBeGreaterThan(2);
        (await PoisonAsync(care, Queues.WorkListReassignments)).ShouldContain(text);
    }

    [Fact]
    public async Task Message_OfAlmost64KiB_IsKeptWhole()
    {
        await using var care = await CareApplication.StartAsync();
        // ASCII: Azurite garbles a character of several bytes where two network packets meet, which the real service does not.
        var text = $$"""{"marker":"{{care.Reference}}","filler":"{{new string('z', 64_000)}}"}""";

        await care.SendAsync(Queues.ProviderEmails, text);

        (await FailureOfAsync(care, care.Reference))["original"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public async Task Message_ThatIsNotJson_IsRecordedAndOthersGoOn()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await care.Queue(Queues.ProviderEmails).SendMessageAsync($"not JSON {care.Reference}");
        await care.SendAsync(Queues.ProviderEmails, care.Email());

        (await FailureOfAsync(care, care.Reference))["reasons"]![0]!["code"]!.GetValue<string>().ShouldBe("invalid-json");
        (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Result_ForAnUnknownProcedure_IsRecorded()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.SystemResults, $$"""{"correlationId":"c","instanceId":"nobody-{{care.Reference}}","done":true}""");
        (await FailureOfAsync(care, care.Reference))["reasons"]![0]!["code"]!.GetValue<string>().ShouldBe("unknown-instance");
    }

    [Fact]
    public async Task Replay_PutsTheOriginalOnItsQueueAgain()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.ProviderEmails, $$"""{"marker":"{{care.Reference}}"}""");
        var failure = await FailureOfAsync(care, care.Reference);
        var id = failure["id"]!.GetValue<string>();

        var answer = await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{id}/replay");
        await care.RunAsync();

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        var replayed = (await care.GetAsync(Person.Desk, $"/api/failures/{id}")).Json;
        replayed["replays"]!.GetValue<int>().ShouldBe(1);
        replayed["replayedBy"]!.GetValue<string>().ShouldBe(Person.Desk.Name);
        // It is as wrong as before: a failure of its own.
        (await FailuresAsync(care, care.Reference)).Count.ShouldBe(2);
        (await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{new string('0', 40)}/replay")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task PoisonedMessage_WithoutAReason_GoesToTheFailureDeskOnceAndCanBeReplayed()
    {
        await using var care = await CareApplication.StartAsync(upkeep: true);
        await care.RegisterAsync();
        var email = care.Email();
        // What is left when the process died in every attempt: the platform's copy, and nobody who said why.
        await care.Queue(Queues.ProviderEmails + "-poison").CreateIfNotExistsAsync();
        await care.Queue(Queues.ProviderEmails + "-poison").SendMessageAsync(email);

        await care.Embedded.RestartAsync();
        await care.RunAsync();
        await care.AdvanceAsync(TimeSpan.FromHours(7));
        await care.RunAsync();

        var failure = await FailureOfAsync(care, care.Reference);
        failure["reasons"]![0]!["code"]!.GetValue<string>().ShouldBe(PoisonSweep.Code);
        failure["original"]!.GetValue<string>().ShouldBe(email);
        var replayed = await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{failure["id"]}/replay");
        await care.RunAsync();
        replayed.Status.ShouldBe(HttpStatusCode.Accepted, replayed.Text);
        (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task PoisonedMessage_WhoseReasonIsRecorded_IsNotRecordedAgain()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.ProviderEmails, $$"""{"marker":"{{care.Reference}}"}""");

        await care.Embedded.RestartAsync();
        await care.RunAsync();

        (await FailureOfAsync(care, care.Reference))["reasons"]![0]!["code"]!.GetValue<string>().ShouldNotBe(PoisonSweep.Code);
    }

    [Fact]
    public void MostAttempts_IsWhatHostJsonSays()
    {
        var host = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")))!;
        host["extensions"]!["queues"]!["maxDequeueCount"]!.GetValue<int>().ShouldBe(MessageHandling.MostAttempts);
        host["extensions"]!["queues"]!["messageEncoding"]!.GetValue<string>().ShouldBe("none");
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> FailureOfAsync(CareApplication care, string marker) =>
        (await FailuresAsync(care, marker)).ShouldHaveSingleItem();

    private static async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> FailuresAsync(CareApplication care, string marker)
    {
        var found = new List<System.Text.Json.Nodes.JsonNode>();
        foreach (var listed in await care.AllAsync(Person.Desk, "/api/failures", "failures"))
        {
            listed["original"].ShouldBeNull();
            var one = (await care.GetAsync(Person.Desk, $"/api/failures/{listed["id"]}")).Json;
            if (one["original"]!.GetValue<string>().Contains(marker, StringComparison.Ordinal))
            {
                found.Add(one);
            }
        }

        return found;
    }

    private static async Task<IReadOnlyList<string>> PoisonAsync(CareApplication care, string queue) =>
        [.. (await care.Queue(queue + "-poison").PeekMessagesAsync(32)).Value.Select(message => message.Body.ToString())];
}

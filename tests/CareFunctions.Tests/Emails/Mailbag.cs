using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.Emails;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Emails;

/// <summary>Emails about a test's case, handed to the queue as a mailbox hands them on, and what is seen of each.</summary>
internal sealed class Mailbag(CareApplication care)
{
    public const string Provider = "office@sunrise.example";
    public const string Finance = "finance@somerset.example";
    public const string Worker = "worker@somerset.example";
    public const string Housing = "lettings@invented-homes.example";
    public const string Stranger = "somebody@elsewhere.example";

    /// <summary>The settings by which Finance, the council's people and a housing company are known.</summary>
    public static IReadOnlyDictionary<string, string?> Senders { get; } = new Dictionary<string, string?>
    {
        ["EmailSenders:Somerset:Finance"] = Finance,
        ["EmailSenders:Somerset:Council"] = "@somerset.example",
        ["EmailSenders:Somerset:HousingCompanies"] = "@invented-homes.example",
    };

    /// <summary>Registers the case: 14 hours a week of a service by the provider whose emails come from <see cref="Provider"/>.</summary>
    public async Task RegisterAsync(string service = "domiciliary-care")
    {
        var answer = await care.SystemAsync(HttpMethod.Put, $"/api/cases/somerset/{care.Reference}", $$"""
            {"planHoursPerWeek":14,"provider":"prv-willow","service":"{{service}}","providerSenders":["@sunrise.example"]}
            """);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    /// <summary>Sends an email and lets run what follows.</summary>
    /// <param name="text">What it says; <c>{ref}</c> stands for the case.</param>
    /// <param name="from">Who sends it.</param>
    /// <param name="subject">Its subject; the case when not said.</param>
    /// <returns>The email's instance.</returns>
    public async Task<string> SendAsync(string text, string from = Provider, string? subject = null)
    {
        var id = $"<{Guid.NewGuid():n}@sunrise.example>";
        var email = JsonNode.Parse(care.Email(text: text.Replace("{ref}", care.Reference, StringComparison.Ordinal), from: from, id: id))!.AsObject();
        email["subject"] = subject ?? care.Reference;
        await care.SendAsync(Queues.ProviderEmails, email.ToJsonString());
        return WorkIdentity.ForEmail(Council.Somerset, id);
    }

    /// <summary>The open task in which a person says what an email means; null when there is none.</summary>
    public async Task<JsonObject?> TriageAsync(string instance)
    {
        var answer = await care.GetAsync(Person.Officer, $"/api/tasks?state=open&kind={TaskKinds.TriageEmail}");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Json["tasks"]!.AsArray().Select(task => task!.AsObject()).SingleOrDefault(task => task["instanceId"]!.GetValue<string>() == instance);
    }

    /// <summary>Says what an email means.</summary>
    public async Task SayAsync(string instance, string outcome, object? details = null)
    {
        var task = (await TriageAsync(instance)).ShouldNotBeNull();
        var answer = await care.DecideAsync(Person.Officer, task["id"]!.GetValue<string>(), outcome, details, "Read it, and rang the sender.");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
    }

    /// <summary>How an email was read, as it is kept.</summary>
    public async Task<KeptEmailReading> KeptAsync(string instance) =>
        (await care.Embedded.Services.GetRequiredService<EmailReadingTable>().ListAsync(Council.Somerset, CancellationToken.None)).Single(one => one.InstanceId == instance);

    /// <summary>How the procedure of an email ended; null while it runs.</summary>
    public async Task<string?> OutcomeAsync(string instance) =>
        (await care.SystemAsync(HttpMethod.Get, "/api/status/" + instance)).Json["outcome"]?["outcome"]?.GetValue<string>();
}

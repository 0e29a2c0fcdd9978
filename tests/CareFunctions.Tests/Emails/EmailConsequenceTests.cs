using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.Emails;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Emails;

/// <summary>What each kind of email leads to, from the queue on.</summary>
public sealed class EmailConsequenceTests
{
    private const string Provider = "office@sunrise.example";
    private const string Finance = "finance@somerset.example";
    private const string Worker = "worker@somerset.example";
    private const string Housing = "lettings@invented-homes.example";

    private static readonly Dictionary<string, string?> Senders = new()
    {
        ["EmailSenders:Somerset:Finance"] = Finance,
        ["EmailSenders:Somerset:Council"] = "@somerset.example",
        ["EmailSenders:Somerset:HousingCompanies"] = "@invented-homes.example",
    };

    /// <summary>A certain email, and the task that what it leads to opens first.</summary>
    [Theory]
    [InlineData("increase-request", "domiciliary-care", Provider, "Please increase the care for {ref} by 4 hours a week from 2 February 2026.", TaskKinds.AuthoriseTemporaryIncrease)]
    [InlineData("increase-request", "complex-care", Provider, "Please increase the care for {ref} by 4 hours a week from 2 February 2026.", TaskKinds.AuthoriseTemporaryIncrease)]
    [InlineData("reduction-request", "domiciliary-care", Provider, "Please reduce the care for {ref} from 14 to 10 hours a week from 2 February 2026.", "triage-authorises")]
    [InlineData("notice-on-package", "domiciliary-care", Provider, "We are giving notice on the package for {ref}. Our last day will be 27 February 2026.", "triage-review")]
    [InlineData("end-of-service", "domiciliary-care", Finance, "The service for {ref} ended. The end date is 27 February 2026.", TaskKinds.CarryOutCommand)]
    [InlineData("respite-request", "domiciliary-care", Worker, "Please send the short-term vacancy list for {ref}: respite is needed, in a nursing bed.", "issue-vacancy-list")]
    [InlineData("tenant-movement", "extra-care-housing", Housing, "Please find the Tenant Movement Form for {ref}: the tenancy starts on 2 February 2026.", null)]
    public async Task Receive_CertainEmail_OpensWhatItLeadsTo(string intent, string service, string from, string text, string? task)
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, service);
        await care.SendAsync(Queues.ProviderEmails, Email(care, text, from));

        var tasks = (await care.TasksAsync()).Select(one => one["kind"]!.GetValue<string>()).ToList();
        tasks.ShouldNotBeEmpty(intent);
        tasks.ShouldNotContain(TaskKinds.TriageEmail);
        if (task is not null)
        {
            tasks.ShouldContain(task);
        }

        if (intent != "increase-request" || service != "domiciliary-care")
        {
            var kept = await KeptAsync(care);
            EmailProposalWord(kept).ShouldBe(intent);
            kept.ActedAlone.ShouldBeTrue();
            kept.Said.ShouldBeNull();
        }
    }

    /// <summary>An email that always goes to a person, what is proposed, and what becomes of it once it is confirmed.</summary>
    [Theory]
    [InlineData("suspension-report", Provider, "{ref} went into hospital on 12 January 2026, so the care is on hold from then.", "email-by-hand", null)]
    [InlineData("referral", Worker, "Please find a new package of care for {ref}: a referral for domiciliary care.", "email-refused", "email-refused")]
    [InlineData("urgent-referral", Worker, "URGENT referral: please find an emergency package of care today for {ref}.", "email-returned", "email-returned")]
    [InlineData("placement-offer", Provider, "We can offer {ref} a room at 980 pounds a week.", "email-by-hand", null)]
    [InlineData("other", Provider, "Our invoice for {ref} is attached.", "email-by-hand", null)]
    public async Task Confirm_EmailForAPerson_HasTheProposedEffect(string intent, string from, string text, string note, string? notification)
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, text, from));
        var task = (await care.TasksAsync(TaskKinds.TriageEmail)).ShouldHaveSingleItem();
        task["facts"]!["intent"]!.GetValue<string>().ShouldBe(intent);
        task["facts"]!["case"]!.GetValue<string>().ShouldBe(care.Reference);
        task.ToJsonString().ShouldNotContain("@");
        await care.TakeNotificationsAsync();

        await care.DecideOpenAsync(Person.Officer, TaskKinds.TriageEmail, "confirm");

        (await care.NoteStepsAsync()).ShouldContain(note);
        (await care.TasksAsync(TaskKinds.TriageEmail)).ShouldBeEmpty();
        var kept = await KeptAsync(care);
        (kept.Said, kept.ActedAlone).ShouldBe(("confirm", false));
        (kept.Right!.Intent, kept.Right.Case).ShouldBe((kept.Read.Intent, kept.Read.Case));
        if (notification is not null)
        {
            (await care.TakeNotificationsAsync()).Select(one => (one["kind"]!.GetValue<string>(), one["to"]!.GetValue<string>())).ShouldContain((notification, "sender"));
        }
    }

    [Theory]
    [InlineData("placement-hold", "We are holding the room for {ref} until 27 February 2026.")]
    [InlineData("hold-extension", "We can extend the hold on the room for {ref} to 27 February 2026.")]
    [InlineData("assessment-outcome", "We have assessed {ref} and can accept.")]
    [InlineData("start-date-confirmation", "We confirm that care for {ref} will start on 2 February 2026.")]
    [InlineData("amendment-confirmation", "We confirm the amendment for {ref}: 10 hours a week from 2 February 2026.")]
    public async Task Receive_AnswerThatNothingWaitsFor_GoesToAPerson(string intent, string text)
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, text, Provider));

        var task = (await care.TasksAsync(TaskKinds.TriageEmail)).ShouldHaveSingleItem(intent);
        task["facts"]!["intent"]!.GetValue<string>().ShouldBe(intent);
        task["title"]!.GetValue<string>().ShouldContain("Nothing of the case waits for it");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.TriageEmail, "confirm");
        (await care.NoteStepsAsync()).ShouldContain("email-by-hand");
    }

    [Fact]
    public async Task Receive_ConfirmationThatIsWaitedFor_AnswersIt()
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, "Please reduce the care for {ref} from 14 to 10 hours a week from 2 February 2026.", Provider));
        await care.DecideOpenAsync(Person.Triage, "triage-authorises", "agreed");
        await care.DecideOpenAsync(Person.Triage, "tell-client", "informed");
        (await care.TasksAsync("confirm-amendment")).ShouldHaveSingleItem();

        await care.SendAsync(Queues.ProviderEmails, Email(care, "We confirm the amendment for {ref}: 10 hours a week from 2 February 2026.", Provider));

        (await care.TasksAsync("confirm-amendment")).ShouldBeEmpty();
        (await care.TasksAsync(TaskKinds.TriageEmail)).ShouldBeEmpty();
        (await care.NoteStepsAsync()).ShouldContain("email-answered");
    }

    [Fact]
    public async Task Receive_AutomaticReply_IsOnlyKept()
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, "I am out of the office until 2 February. I will reply on my return.", Provider, "Automatic reply: " + care.Reference));
        (await care.TasksAsync()).ShouldBeEmpty();

        // It names no case: what it repeats is what it answers.
        var kept = await care.Embedded.Services.GetRequiredService<EmailReadingTable>().ListAsync(Council.Somerset, CancellationToken.None);
        kept.ShouldContain(one => one.Read.Intent == Core.Emails.EmailIntent.AutomaticReply && one.Read.Case == null);
    }

    [Fact]
    public async Task Correct_MisreadEmail_StartsWhatItReallyAsks()
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, "Hello, about {ref}: I wonder what you think.", Provider));
        var task = await care.TaskAsync(TaskKinds.TriageEmail);

        (await care.DecideAsync(Person.Officer, task, "correct", new { intent = "no-such-kind" })).ProblemCode.ShouldBe("unknown-intent");
        (await care.DecideAsync(Person.Officer, task, "correct", new { intent = "reduction-request", hoursPerWeekTo = 10 })).ProblemCode.ShouldBe("incomplete");
        (await care.DecideAsync(Person.Officer, task, "correct", new { intent = "reduction-request", hoursPerWeekTo = 10, effectiveDate = "2026-02-02" })).Status.ShouldBe(HttpStatusCode.OK);

        (await care.TasksAsync("triage-authorises")).ShouldHaveSingleItem();
        var kept = await KeptAsync(care);
        kept.Said.ShouldBe("correct");
        kept.Right!.Values["hoursPerWeekTo"].ShouldBe("10");
        kept.Read.Values.Keys.ShouldNotContain("hoursPerWeekTo");
    }

    [Fact]
    public async Task Correct_MisreadEmailToAnIncrease_GoesForAuthorisation()
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, "Could you tell us whether {ref} might need perhaps some more hours?", Provider));
        await care.DecideOpenAsync(Person.Officer, TaskKinds.TriageEmail, "correct", new { intent = "increase-request", hoursPerWeekDelta = 2.5, effectiveDate = "2026-02-02" });

        (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).ShouldHaveSingleItem()["facts"]!["hoursPerWeek"]!.GetValue<string>().ShouldBe("2.5");
    }

    [Fact]
    public async Task Reject_Email_HasNoEffectButANote()
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, "We may have to hand back {ref}, or perhaps not?", Provider));
        await care.DecideOpenAsync(Person.Officer, TaskKinds.TriageEmail, "reject");
        (await care.NoteStepsAsync()).ShouldBe(["email-rejected"]);
        (await care.TasksAsync()).ShouldBeEmpty();
        (await KeptAsync(care)).Said.ShouldBe("reject");
    }

    [Fact]
    public async Task Receive_StrangersEndDate_IsNotActedOn()
    {
        await using var care = await CareApplication.StartAsync(settings: Senders);
        await RegisterAsync(care, "domiciliary-care");
        await care.SendAsync(Queues.ProviderEmails, Email(care, "The service for {ref} ended. The end date is 27 February 2026.", "finance@somerset.example.evil.example"));
        (await care.TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe(TaskKinds.TriageEmail);
    }

    private static string EmailProposalWord(KeptEmailReading kept) => Core.Emails.EmailProposal.WordOf(kept.Read.Intent);

    private static async Task<KeptEmailReading> KeptAsync(CareApplication care)
    {
        var kept = await care.Embedded.Services.GetRequiredService<EmailReadingTable>().ListAsync(Council.Somerset, CancellationToken.None);
        return kept.Single(one => one.Read.Case?.ToString() == care.Reference);
    }

    private static async Task RegisterAsync(CareApplication care, string service)
    {
        var answer = await care.SystemAsync(HttpMethod.Put, $"/api/cases/somerset/{care.Reference}", $$"""
            {"planHoursPerWeek":14,"provider":"sunrise-homecare","service":"{{service}}","providerSenders":["@sunrise.example"]}
            """);
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
    }

    private static string Email(CareApplication care, string text, string from, string? subject = null)
    {
        var email = JsonNode.Parse(care.Email(text: text.Replace("{ref}", care.Reference, StringComparison.Ordinal), from: from))!.AsObject();
        email["subject"] = subject ?? care.Reference;
        return email.ToJsonString();
    }
}

using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.Worklists;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Emails;

/// <summary>Every kind of email from the queue to what it leads to, seen from outside: once as the procedure takes it, and once from somebody it does not know. A kind that
/// the table does not name fails by its name.</summary>
public sealed class EveryIntentTests
{
    private const string HomeCare = "domiciliary-care";

    private static readonly IReadOnlyList<IntentRow> Rows =
    [
        new(EmailIntent.IncreaseRequest, HomeCare, Mailbag.Provider, "Please increase the care for {ref} by 4 hours a week from 2 February 2026.",
            "hoursPerWeekDelta=4 effectiveDate=2026-02-02",
            sent => sent.HasTaskAsync(TaskKinds.AuthoriseTemporaryIncrease, "hoursPerWeek=4 planHoursPerWeek=14 provider=prv-willow")),
        new(EmailIntent.ReductionRequest, HomeCare, Mailbag.Provider, "Please reduce the care for {ref} from 14 to 10 hours a week from 2 February 2026.",
            "hoursPerWeekFrom=14 hoursPerWeekTo=10 hoursPerWeekDelta=-4 effectiveDate=2026-02-02",
            sent => sent.HasTaskAsync("triage-authorises", "request=reduce hoursPerWeekTo=10 effectiveDate=2026-02-02")),
        new(EmailIntent.NoticeOnPackage, HomeCare, Mailbag.Provider, "We are giving notice on the package for {ref}. Our last day will be 27 February 2026.",
            "endDate=2026-02-27", NoticeIsGivenAsync),
        new(EmailIntent.EndOfService, HomeCare, Mailbag.Finance, "The service for {ref} ended. The end date is 27 February 2026.",
            "endDate=2026-02-27", sent => sent.HasTaskAsync(TaskKinds.CarryOutCommand, "endDate=2026-02-27")),
        new(EmailIntent.SuspensionReport, HomeCare, Mailbag.Provider, "{ref} went into hospital on 12 January 2026, so the care is on hold from then.",
            "effectiveDate=2026-01-12", sent => sent.HasEndedAsync("by-hand", "email-by-hand")),
        new(EmailIntent.Referral, HomeCare, Mailbag.Worker, "Please find a new package of care for {ref}: a referral for domiciliary care.",
            "", IsRefusedAsync),
        new(EmailIntent.UrgentReferral, HomeCare, Mailbag.Worker, "URGENT referral: please find an emergency package of care today for {ref}.",
            "", IsReturnedAsync),
        new(EmailIntent.PlacementOffer, "residential-placement", Mailbag.Provider, "We can offer {ref} a room at 980 pounds a week.",
            "weeklyRate=980", sent => sent.HasEndedAsync("by-hand", "email-by-hand")),
        new(EmailIntent.PlacementHold, "residential-placement", Mailbag.Provider, "We are holding the room for {ref} until 27 February 2026.",
            "holdUntil=2026-02-27", sent => IsHeldUntilAsync(sent, "placement-hold", "2026-02-27")) { Waiting = UntilHeldAsync, Awaited = TaskKinds.ExtendClock },
        new(EmailIntent.HoldExtension, "residential-placement", Mailbag.Provider, "We can extend the hold on the room for {ref} to 27 February 2026.",
            "holdUntil=2026-02-27", sent => IsHeldUntilAsync(sent, "placement-hold", "2026-02-27")) { Waiting = UntilHeldAsync, Awaited = TaskKinds.ExtendClock },
        new(EmailIntent.AssessmentOutcome, "complex-care", Mailbag.Provider, "We have assessed {ref} and can accept.",
            "outcome=accepted", sent => IsAnsweredAsync(sent, "provider-assessment", "arrange-start", "provider=prv-willow"))
            { Waiting = walk => UntilAsync(walk, "complex-care", "provider-assessment"), Awaited = "provider-assessment" },
        new(EmailIntent.VacancyUpdate, HomeCare, Mailbag.Provider, "We now have a nursing vacancy on the first floor. Please let social workers know.",
            "", sent => sent.HasEndedAsync("by-hand", null)) { Subject = "Willow House vacancy" },
        new(EmailIntent.RespiteRequest, "respite", Mailbag.Worker, "Please send the short-term vacancy list for {ref}: respite is needed, in a nursing bed.",
            "registration=nursing", sent => sent.HasTaskAsync("issue-vacancy-list", "service=respite registration=nursing")),
        new(EmailIntent.TenantMovement, "extra-care-housing", Mailbag.Housing, "Please find the Tenant Movement Form for {ref}: the tenancy starts on 2 February 2026.",
            "startDate=2026-02-02", TenantMovesAsync),
        new(EmailIntent.StartDateConfirmation, HomeCare, Mailbag.Provider, "We confirm that care for {ref} will start on 2 February 2026.",
            "startDate=2026-02-02", sent => IsAnsweredAsync(sent, "arrange-start", TaskKinds.CarryOutCommand, "startDate=2026-02-02 provider=prv-willow"))
            { Waiting = walk => UntilAsync(walk, HomeCare, "arrange-start"), Awaited = "arrange-start" },
        new(EmailIntent.AmendmentConfirmation, HomeCare, Mailbag.Provider, "We confirm the amendment for {ref}: 10 hours a week from 2 February 2026.",
            "hoursPerWeekTo=10 effectiveDate=2026-02-02",
            sent => IsAnsweredAsync(sent, "confirm-amendment", TaskKinds.CarryOutCommand, "hoursPerWeekFrom=14 hoursPerWeekTo=10 effectiveDate=2026-02-02"))
            { Waiting = UntilTheAmendmentAsync, Awaited = "confirm-amendment" },
        new(EmailIntent.AutomaticReply, HomeCare, Mailbag.Provider, "I am out of the office until 2 February. I will reply on my return.",
            "", sent => sent.HasEndedAsync("recorded", null)) { Subject = "Automatic reply: your message", OnlyRecorded = true },
        new(EmailIntent.Other, HomeCare, Mailbag.Provider, "Our invoice for {ref} is attached.",
            "", sent => sent.HasEndedAsync("by-hand", "email-by-hand")),
    ];

    public static TheoryData<string> Intents => [.. Enum.GetValues<EmailIntent>().Select(EmailProposal.WordOf)];

    /// <summary>From whom the procedure takes it, it is acted on alone where the rulebook lets it, and otherwise once a person has confirmed it.</summary>
    [Theory]
    [MemberData(nameof(Intents))]
    public async Task Receive_FromWhomTheProcedureTakesIt_HasItsEffect(string intent)
    {
        var row = RowOf(intent);
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var sent = await SendAsync(care, row, row.From);
        var alone = EmailConsequence.Of(row.Intent).From.Count > 0;

        if (alone || row.OnlyRecorded)
        {
            (await sent.Mail.TriageAsync(sent.Instance)).ShouldBeNull();
        }
        else
        {
            await ConfirmAsync(sent, row);
        }

        await row.Effect(sent);
        var kept = await sent.Mail.KeptAsync(sent.Instance);
        (kept.Read.Intent, kept.ActedAlone, kept.Said).ShouldBe((row.Intent, alone, alone || row.OnlyRecorded ? null : "confirm"));
    }

    /// <summary>From a stranger nothing happens but a proposal, and the same as above once a person has confirmed it.</summary>
    [Theory]
    [MemberData(nameof(Intents))]
    public async Task Confirm_FromAStranger_HasTheSameEffect(string intent)
    {
        var row = RowOf(intent);
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var sent = await SendAsync(care, row, Mailbag.Stranger);

        if (!row.OnlyRecorded)
        {
            await ConfirmAsync(sent, row);
        }

        await row.Effect(sent);
        var kept = await sent.Mail.KeptAsync(sent.Instance);
        (kept.Read.Intent, kept.ActedAlone, kept.Said).ShouldBe((row.Intent, false, row.OnlyRecorded ? null : "confirm"));
    }

    private static IntentRow RowOf(string intent) =>
        Rows.Where(row => EmailProposal.WordOf(row.Intent) == intent).ShouldHaveSingleItem($"The table names {intent} once.");

    private static async Task<SentEmail> SendAsync(CareApplication care, IntentRow row, string from)
    {
        var (mail, walk) = (new Mailbag(care), new CaseWalk(care, Council.Somerset));
        await mail.RegisterAsync(row.Service);
        await (row.Waiting?.Invoke(walk) ?? Task.CompletedTask);
        if (row.Awaited is { } awaited)
        {
            await walk.TaskAsync(awaited);
        }

        await care.TakeNotificationsAsync();
        return new SentEmail(care, walk, mail, await mail.SendAsync(row.Text, from, row.Subject));
    }

    // One task with the proposal, and nothing else yet.
    private static async Task ConfirmAsync(SentEmail sent, IntentRow row)
    {
        var task = (await sent.Mail.TriageAsync(sent.Instance)).ShouldNotBeNull();
        SentEmail.SaysFacts(task, $"intent={EmailProposal.WordOf(row.Intent)} {(row.Subject is null ? "case=" + sent.Care.Reference : "")} {row.Proposed}");
        task["facts"]!["proposal"]!.GetValue<string>().ShouldBe(EmailConsequence.Of(row.Intent).WouldDo);
        task["outcomes"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe(["confirm", "correct", "reject"]);
        task.ToJsonString().ShouldNotContain("@");
        (await sent.Walk.NotesAsync()).ShouldNotContain(note => note["instanceId"]!.GetValue<string>() == sent.Instance);
        (await sent.Care.TakeNotificationsAsync()).ShouldAllBe(one => one["kind"]!.GetValue<string>() == "task-opened");
        if (row.Awaited is { } awaited)
        {
            await sent.Walk.TaskAsync(awaited);
        }
        else
        {
            (await sent.Walk.TasksAsync()).ShouldAllBe(one => one["kind"]!.GetValue<string>() == TaskKinds.TriageEmail);
        }

        await sent.Mail.SayAsync(sent.Instance, "confirm");
        (await sent.Mail.TriageAsync(sent.Instance)).ShouldBeNull();
    }

    private static async Task NoticeIsGivenAsync(SentEmail sent)
    {
        await sent.HasTaskAsync("triage-review", "endDate=2026-02-27");
        await sent.HasTaskAsync(TaskKinds.CarryOutCommand, "endDate=2026-02-27");
        await sent.HasToldAsync("triage", "its last day is 2026-02-27");
    }

    private static async Task IsRefusedAsync(SentEmail sent)
    {
        await sent.HasEndedAsync("refused", "email-refused");
        await sent.HasToldAsync("sender", "Eclipse");
        (await sent.Walk.TasksAsync()).ShouldBeEmpty();
    }

    private static async Task IsReturnedAsync(SentEmail sent)
    {
        await sent.HasEndedAsync("returned", "email-returned");
        await sent.HasToldAsync("sender", "Record it in");
        (await sent.Walk.TasksAsync()).ShouldBeEmpty();
    }

    private static async Task IsHeldUntilAsync(SentEmail sent, string clock, string day)
    {
        await sent.HasEndedAsync("answered", "email-answered");
        var running = (await sent.Care.CaseAsync())["clocks"]!.AsArray().ShouldHaveSingleItem()!;
        (running["clock"]!.GetValue<string>(), running["lastDay"]!.GetValue<string>()).ShouldBe((clock, day));
        await sent.HasTaskAsync(TaskKinds.DecideClock, "lastDay=" + day);
    }

    private static async Task IsAnsweredAsync(SentEmail sent, string awaited, string next, string facts)
    {
        await sent.HasEndedAsync("answered", "email-answered");
        (await sent.Walk.TasksAsync()).ShouldNotContain(task => task["kind"]!.GetValue<string>() == awaited);
        await sent.HasTaskAsync(next, facts);
    }

    private static async Task TenantMovesAsync(SentEmail sent)
    {
        await sent.HasTaskAsync("amend-address", "startDate=2026-02-02");
        (await sent.Walk.WalkAsync()).ShouldBe(["amend-address", TaskKinds.CarryOutCommand, "confirm-needs", "send-support-plan", TaskKinds.CarryOutCommand]);
        (await sent.Mail.OutcomeAsync(sent.Instance)).ShouldBe("moved");
    }

    private static async Task UntilAsync(CaseWalk walk, string service, string task)
    {
        await walk.ReassignAsync(service, RequestKind.Source, new { hoursPerWeek = 10 });
        await walk.WalkAsync(until: task);
    }

    private static async Task UntilHeldAsync(CaseWalk walk)
    {
        await UntilAsync(walk, "residential-placement", "assessment");
        await walk.DecideAsync(await walk.TaskAsync("assessment"), "offered-and-held");
    }

    private static Task<string> UntilTheAmendmentAsync(CaseWalk walk) =>
        walk.ReassignAsync(HomeCare, RequestKind.Reduce, new { hoursPerWeekFrom = 14, hoursPerWeekTo = 10, effectiveDate = "2026-02-02" });
}

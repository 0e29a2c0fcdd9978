using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.Worklists;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Emails;

/// <summary>Emails that answer what waits for them, from the queue to the procedure's next step, and those that look as if they did.</summary>
public sealed class EmailAnswerTests
{
    /// <summary>Of every clock that a hold runs on, the email moves the last day.</summary>
    [Theory]
    [InlineData("best-interests", "best-interests-hold", "We are holding the room for {ref} until 27 February 2026.")]
    [InlineData("best-interests", "best-interests-hold", "We can extend the hold on the room for {ref} to 27 February 2026.")]
    [InlineData("court-of-protection", "court-hold", "We are holding the room for {ref} until 27 February 2026.")]
    [InlineData("court-of-protection", "court-hold", "We can extend the hold on the room for {ref} to 27 February 2026.")]
    public async Task Receive_LaterDayOfAHold_MovesItsClock(string service, string clock, string text)
    {
        await using var care = await CareApplication.StartAsync();
        var (mail, walk) = await RegisteredAsync(care, service);
        await walk.ReassignAsync(service, RequestKind.Source);
        await walk.WalkAsync();

        var email = await mail.SendAsync(text);

        (await mail.OutcomeAsync(email)).ShouldBe("answered");
        (await LastDayAsync(care, clock)).ShouldBe("2026-02-27");
        (await walk.NotesAsync()).ShouldContain(note => note["step"]!.GetValue<string>() == "extended-1" && note["who"]!.GetValue<string>().StartsWith("prv-willow (email)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receive_EarlierDayOfAHold_GoesToAPersonWithTheReason()
    {
        await using var care = await CareApplication.StartAsync();
        var (mail, walk) = await RegisteredAsync(care, "best-interests");
        await walk.ReassignAsync("best-interests", RequestKind.Source);
        await walk.WalkAsync();

        var email = await mail.SendAsync("We are holding the room for {ref} until 9 January 2026.");

        (await mail.TriageAsync(email)).ShouldNotBeNull()["title"]!.GetValue<string>().ShouldContain("An extension is to a later day than 2026-01-12.");
        (await LastDayAsync(care, "best-interests-hold")).ShouldBe("2026-01-12");
    }

    [Fact]
    public async Task Receive_ProviderDeclines_TheSearchGoesOn()
    {
        await using var care = await CareApplication.StartAsync();
        var (mail, walk) = await RegisteredAsync(care, "complex-care");
        await walk.ReassignAsync("complex-care", RequestKind.Source, new { hoursPerWeek = 10 });
        await walk.WalkAsync(until: "provider-assessment");

        var email = await mail.SendAsync("We have assessed {ref} and have to decline.");

        (await mail.OutcomeAsync(email)).ShouldBe("answered");
        (await walk.TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ShouldBe(["find-provider"]);
    }

    [Fact]
    public async Task Receive_HomeDeclines_TheNextOptionIsTried()
    {
        await using var care = await CareApplication.StartAsync();
        var (mail, walk) = await RegisteredAsync(care, "residential-placement");
        await walk.ReassignAsync("residential-placement", RequestKind.Source);
        await walk.WalkAsync(until: "assessment");
        var first = await walk.TaskAsync("assessment");

        var email = await mail.SendAsync("We have assessed {ref} and have to decline.");

        (await mail.OutcomeAsync(email)).ShouldBe("answered");
        var second = await walk.TaskAsync("assessment");
        second["id"]!.GetValue<string>().ShouldNotBe(first["id"]!.GetValue<string>());
        (await care.TakeNotificationsAsync()).ShouldContain(one => one["text"]!.GetValue<string>().Contains("A home declined after its assessment.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receive_StartOfLiveInCare_IsAwarded()
    {
        await using var care = await CareApplication.StartAsync();
        var (mail, walk) = await RegisteredAsync(care, "live-in-care");
        await walk.ReassignAsync("live-in-care", RequestKind.Source, new { hoursPerWeek = 10 });
        await walk.WalkAsync(until: "arrange-start");

        await mail.SendAsync("We confirm that care for {ref} will start on 2 February 2026.");

        (await walk.TaskAsync(TaskKinds.CarryOutCommand))["facts"]!["startDate"]!.GetValue<string>().ShouldBe("2026-02-02");
    }

    /// <summary>The provider that leaves says when its care started; what waits, waits for the one that comes.</summary>
    [Fact]
    public async Task Receive_AnswerOfAnotherProvider_DecidesNothingByItself()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        var (mail, walk) = (new Mailbag(care), new CaseWalk(care, Council.Somerset));
        await walk.ReassignAsync("domiciliary-care", RequestKind.Source, new { hoursPerWeek = 10 });
        await walk.WalkAsync(until: "arrange-start");

        var email = await mail.SendAsync("We confirm that care for {ref} will start on 2 February 2026.");

        (await mail.TriageAsync(email)).ShouldNotBeNull()["title"]!.GetValue<string>().ShouldContain("waits for another provider's");
        await walk.TaskAsync("arrange-start");
        await mail.SayAsync(email, "confirm");
        (await mail.OutcomeAsync(email)).ShouldBe("answered");
        (await walk.NotesAsync()).ShouldContain(note => note["what"]!.GetValue<string>().Contains("starts on 2026-02-02", StringComparison.Ordinal)
            && note["who"]!.GetValue<string>().StartsWith(Person.Officer.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("We confirm the amendment for {ref}: 12 hours a week from 2 February 2026.", "hours per week to")]
    [InlineData("We confirm the amendment for {ref}: 10 hours a week from 9 February 2026.", "effective date")]
    public async Task Receive_ConfirmationOfSomethingElse_NeverChangesWhatIsPaid(string text, string what)
    {
        await using var care = await CareApplication.StartAsync();
        var (mail, walk) = await RegisteredAsync(care, "domiciliary-care");
        await walk.ReassignAsync("domiciliary-care", RequestKind.Reduce, new { hoursPerWeekFrom = 14, hoursPerWeekTo = 10, effectiveDate = "2026-02-02" });

        var email = await mail.SendAsync(text);

        (await mail.TriageAsync(email)).ShouldNotBeNull()["title"]!.GetValue<string>().ShouldContain(what);
        await mail.SayAsync(email, "confirm");
        (await mail.TriageAsync(email)).ShouldNotBeNull("a person who only reads it does not see what was agreed");
        await walk.TaskAsync("confirm-amendment");
        (await walk.TasksAsync()).ShouldNotContain(task => task["kind"]!.GetValue<string>() == TaskKinds.CarryOutCommand);
    }

    private static async Task<(Mailbag Mail, CaseWalk Walk)> RegisteredAsync(CareApplication care, string service)
    {
        var mail = new Mailbag(care);
        await mail.RegisterAsync(service);
        return (mail, new CaseWalk(care, Council.Somerset));
    }

    private static async Task<string> LastDayAsync(CareApplication care, string clock) =>
        (await care.CaseAsync())["clocks"]!.AsArray().Single(one => one!["clock"]!.GetValue<string>() == clock)!["lastDay"]!.GetValue<string>();
}

using System.Net;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Tasks;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Emails;

/// <summary>What emails lead to where the usual way is not open: nothing waits, a person says otherwise, the sender only looks right.</summary>
public sealed class EmailConsequenceTests
{
    [Theory]
    [InlineData("placement-hold", "We are holding the room for {ref} until 27 February 2026.")]
    [InlineData("hold-extension", "We can extend the hold on the room for {ref} to 27 February 2026.")]
    [InlineData("assessment-outcome", "We have assessed {ref} and can accept.")]
    [InlineData("start-date-confirmation", "We confirm that care for {ref} will start on 2 February 2026.")]
    [InlineData("amendment-confirmation", "We confirm the amendment for {ref}: 10 hours a week from 2 February 2026.")]
    public async Task Receive_AnswerThatNothingWaitsFor_GoesToAPerson(string intent, string text)
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        var email = await mail.SendAsync(text);

        var task = (await care.TasksAsync(TaskKinds.TriageEmail)).ShouldHaveSingleItem(intent);
        task["facts"]!["intent"]!.GetValue<string>().ShouldBe(intent);
        task["title"]!.GetValue<string>().ShouldContain("Nothing of the case waits for it");
        await mail.SayAsync(email, "confirm");
        (await care.NoteStepsAsync()).ShouldContain("email-by-hand");
    }

    /// <summary>A service whose procedure asks for the temporary increase: hours in all are counted from the case's as well.</summary>
    [Theory]
    [InlineData("by 4 hours a week")]
    [InlineData("to 18 hours a week")]
    public async Task Receive_IncreaseOfAnotherService_IsAuthorisedByItsProcedure(string hours)
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync("complex-care");
        await mail.SendAsync($"Please increase the care for {{ref}} {hours} from 2 February 2026.");

        var facts = (await care.TasksAsync()).ShouldHaveSingleItem()["facts"]!;
        (await care.TasksAsync("authorise-temporary-increase")).ShouldHaveSingleItem();
        facts["hoursPerWeek"]!.GetValue<string>().ShouldBe("4");
        facts["planHoursPerWeek"]!.GetValue<string>().ShouldBe("14");
    }

    [Fact]
    public async Task Receive_AutomaticReply_NamesNoCase()
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        var email = await mail.SendAsync("I am out of the office until 2 February. I will reply on my return.", subject: "Automatic reply: " + care.Reference);

        // What it repeats is what it answers.
        (await mail.KeptAsync(email)).Read.Case.ShouldBeNull();
        (await care.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Correct_MisreadEmail_StartsWhatItReallyAsks()
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        var email = await mail.SendAsync("Hello, about {ref}: I wonder what you think.");
        var task = await care.TaskAsync(TaskKinds.TriageEmail);

        (await care.DecideAsync(Person.Officer, task, "correct", new { intent = "no-such-kind" })).ProblemCode.ShouldBe("unknown-intent");
        (await care.DecideAsync(Person.Officer, task, "correct", new { intent = "reduction-request", hoursPerWeekTo = 10 })).ProblemCode.ShouldBe("incomplete");
        (await care.DecideAsync(Person.Officer, task, "correct", new { intent = "reduction-request", hoursPerWeekTo = 10, effectiveDate = "2026-02-02" })).Status.ShouldBe(HttpStatusCode.OK);

        (await care.TasksAsync("triage-authorises")).ShouldHaveSingleItem();
        var kept = await mail.KeptAsync(email);
        kept.Said.ShouldBe("correct");
        kept.Right!.Values["hoursPerWeekTo"].ShouldBe("10");
        kept.Read.Values.Keys.ShouldNotContain("hoursPerWeekTo");
    }

    [Fact]
    public async Task Correct_HoursThatCannotBe_AreRefused()
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        await mail.SendAsync("Please reduce the care for {ref} from 14 to 10 hours a week from 2 February 2026.", Mailbag.Stranger);
        var task = await care.TaskAsync(TaskKinds.TriageEmail);

        foreach (var hours in new object[] { new { hoursPerWeekTo = 169 }, new { hoursPerWeekTo = 15 }, new { hoursPerWeekFrom = 14, hoursPerWeekTo = 10, hoursPerWeekDelta = -5 } })
        {
            var answer = await care.DecideAsync(Person.Officer, task, "confirm", hours);
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
            answer.ProblemCode.ShouldBe("incomplete");
        }

        (await care.TaskAsync(TaskKinds.TriageEmail)).ShouldBe(task);
    }

    [Fact]
    public async Task Reject_Email_HasNoEffectButANote()
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        var email = await mail.SendAsync("We may have to hand back {ref}, or perhaps not?");
        await mail.SayAsync(email, "reject");
        (await care.NoteStepsAsync()).ShouldBe(["email-rejected"]);
        (await care.TasksAsync()).ShouldBeEmpty();
        (await mail.KeptAsync(email)).Said.ShouldBe("reject");
    }

    [Fact]
    public async Task Receive_StrangersEndDate_IsNotActedOn()
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        await mail.SendAsync("The service for {ref} ended. The end date is 27 February 2026.", "finance@somerset.example.evil.example");
        (await care.TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe(TaskKinds.TriageEmail);
    }

    [Fact]
    public async Task Receive_EndDateOfFinance_IsNotedAsFinances()
    {
        await using var care = await CareApplication.StartAsync(settings: Mailbag.Senders);
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        await mail.SendAsync("The service for {ref} ended. The end date is 27 February 2026.", Mailbag.Finance);
        (await care.TasksAsync(TaskKinds.CarryOutCommand)).ShouldHaveSingleItem();
        (await care.NotesAsync()).ShouldAllBe(note => !note["who"]!.GetValue<string>().Contains("prv-willow", StringComparison.Ordinal));
    }
}

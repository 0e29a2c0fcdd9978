using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Tasks;
using CareFunctions.Notifications;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Notifications;

public sealed class NotificationTests
{
    // Tests share one storage account, and one test's reminders are the next one's: each has a recipient of its own.
    private readonly string team = $"team-{Guid.NewGuid():n}";
    private readonly Postbox postbox;

    public NotificationTests() => postbox = new Postbox(TeamAddress, ProviderAddress);

    private string TeamAddress => team + "@somerset.example";

    private string ProviderAddress => team + "@sunrise.example";

    [Fact]
    public async Task Reminders_OfOneDayAndTeam_BecomeOneMessageAtAQuarterPastNine()
    {
        await using var care = await StartAsync();
        await care.AdvanceToAsync(At(6, 9, 0));
        await SendAsync(care, "reminder", "Decide about 4 temporary hours a week.", "a");
        await SendAsync(care, "reminder", "Find a provider.", "b");
        await SendAsync(care, "reminder", "Find a provider.", "b");
        postbox.Taken.ShouldBeEmpty();
        (await OwnAsync(care)).ShouldAllBe(one => one["state"]!.GetValue<string>() == "waiting");

        await care.AdvanceToAsync(At(6, 9, 16));

        var message = postbox.Taken.ShouldHaveSingleItem();
        message.Address.ShouldBe(TeamAddress);
        message.Subject.ShouldBe("Somerset: 2 reminders of 6 January 2026");
        message.Body.ShouldContain($"* {care.Reference}: Decide about 4 temporary hours a week. (SOM-INC-08)");
        message.Body.ShouldContain($"* {care.Reference}: Find a provider. (SOM-INC-08)");
        (await OwnAsync(care)).ShouldAllBe(one => one["state"]!.GetValue<string>() == "delivered" && one["messageId"]!.GetValue<string>() == message.Reference);
        await care.AdvanceAsync(TimeSpan.FromDays(3));
        await SendAsync(care, "reminder", "Find a provider.", "b", At(6, 9, 0));
        await care.AdvanceAsync(TimeSpan.FromDays(3));
        postbox.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Decision_AtAnyHour_GoesOutAtOnceAndOnce()
    {
        await using var care = await StartAsync();
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 10, 22, 0, 0, TimeSpan.Zero));

        await SendAsync(care, "referral-returned", "Put it right.", "a", lines: ["The support plan is missing.", "The review is too old."]);
        await SendAsync(care, "referral-returned", "Put it right.", "a", lines: ["The support plan is missing.", "The review is too old."]);

        var message = postbox.Taken.ShouldHaveSingleItem();
        message.Subject.ShouldBe($"{care.Reference}: referral returned, please put it right");
        message.Body.ShouldBe($"Put it right.\n\nWhat is missing:\n\n* The support plan is missing.\n* The review is too old.\n\nCase: {care.Reference}\nClauses: SOM-INC-08\n\nSomerset");
    }

    [Fact]
    public async Task Kind_WithoutATemplate_ReadsAsTheGeneralOneSays()
    {
        await using var care = await StartAsync();

        await SendAsync(care, "something-new", "A hold ends on 9 January.", "a");

        postbox.Taken.ShouldHaveSingleItem().Subject.ShouldBe($"{care.Reference}: A hold ends on 9 January.");
    }

    [Theory]
    [InlineData(10, 9, 0, 12, 9, 15)] // A Saturday's waits for Monday.
    [InlineData(6, 9, 30, 6, 13, 15)] // What is late does not wait for tomorrow.
    [InlineData(6, 14, 0, 7, 9, 15)]
    public async Task Reminder_WhateverTheHour_GoesOutAtTheNextQuarterPastOnAWorkingDay(int day, int hour, int minute, int sentDay, int sentHour, int sentMinute)
    {
        await using var care = await StartAsync();
        await care.AdvanceToAsync(At(day, hour, minute));
        await SendAsync(care, "reminder", "Find a provider.", "a");

        await care.AdvanceToAsync(At(sentDay, sentHour, sentMinute).AddSeconds(-1));
        postbox.Taken.ShouldBeEmpty();
        await care.AdvanceAsync(TimeSpan.FromSeconds(1));

        postbox.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reminder_InSummer_GoesOutByLondonsClock()
    {
        await using var care = await StartAsync();
        await care.AdvanceToAsync(new DateTimeOffset(2026, 3, 30, 8, 0, 0, TimeSpan.Zero));
        await SendAsync(care, "reminder", "Find a provider.", "a");

        await care.AdvanceToAsync(new DateTimeOffset(2026, 3, 30, 8, 14, 59, TimeSpan.Zero));
        postbox.Taken.ShouldBeEmpty();
        await care.AdvanceAsync(TimeSpan.FromSeconds(1));

        postbox.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Gateway_TakesAMessageButItsAnswerIsLost_IsAskedBeforeASecondAttempt()
    {
        await using var care = await StartAsync();
        postbox.FailuresAfter = 1;

        await SendAsync(care, "increase-declined", "Declined.", "a");

        postbox.Taken.Count.ShouldBe(1);
        (await OwnAsync(care)).ShouldHaveSingleItem()["state"]!.GetValue<string>().ShouldBe("delivered");
    }

    [Fact]
    public async Task Gateway_DownOverARestart_GetsTheBundleOnceAfterwards()
    {
        await using var care = await StartAsync();
        await care.AdvanceToAsync(At(6, 9, 0));
        await SendAsync(care, "reminder", "Find a provider.", "a");
        postbox.FailuresBefore = 1;
        await care.AdvanceToAsync(At(6, 9, 20));
        postbox.Taken.ShouldBeEmpty();
        (await OwnAsync(care)).ShouldHaveSingleItem()["state"]!.GetValue<string>().ShouldBe("sending");
        await SendAsync(care, "reminder", "Decide.", "b");

        await care.Embedded.RestartAsync(TimeSpan.FromMinutes(10));
        await care.AdvanceToAsync(At(6, 13, 20));

        postbox.Taken.Select(message => message.Body.Contains("Find a provider.", StringComparison.Ordinal)).ShouldBe([true, false]);
        (await OwnAsync(care)).ShouldAllBe(one => one["state"]!.GetValue<string>() == "delivered");
    }

    [Fact]
    public async Task Gateway_DownForADay_IsOnTheFailureDeskOnce()
    {
        await using var care = await StartAsync();
        await care.AdvanceToAsync(At(6, 9, 0));
        await SendAsync(care, "reminder", "Find a provider.", "a");
        postbox.FailuresBefore = int.MaxValue;

        await care.AdvanceToAsync(At(8, 14, 0));

        var id = (await OwnAsync(care)).ShouldHaveSingleItem()["messageId"]!.GetValue<string>();
        var failures = await care.AllAsync(Person.Desk, "/api/failures?source=notifications-out", "failures");
        failures.Where(failure => failure["messageId"]!.GetValue<string>() == id).ShouldHaveSingleItem()["reasons"]![0]!["code"]!.GetValue<string>()
            .ShouldBe(ReminderBundles.Code);
    }

    [Fact]
    public async Task Provider_IsTheCasesOwn()
    {
        await using var care = await StartAsync(TeamAddress);
        await care.RegisterAsync();
        await care.SendAsync("provider-emails", care.Email());

        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "decline");

        var message = postbox.Taken.Single(message => message.Address == ProviderAddress);
        message.Subject.ShouldBe($"{care.Reference}: more hours declined");
        message.Body.ShouldStartWith("The request for more hours was declined. The hours stay as they are.");
        postbox.Taken.ShouldContain(message => message.Address == TeamAddress && message.Subject.StartsWith(care.Reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoKey_EveryMessageIsKeptToBeRead()
    {
        await using var care = await CareApplication.StartAsync();
        await SendAsync(care, "increase-declined", "Declined. [x](https://evil.example)", "a");

        var answer = await care.GetAsync(Person.Officer, $"/api/notifications?case={care.Reference}&council=somerset");

        answer.Json["notifications"]!.AsArray().ShouldHaveSingleItem()!["state"]!.GetValue<string>().ShouldBe("kept");
        var message = answer.Json["messages"]!.AsArray().ShouldHaveSingleItem()!;
        message["state"]!.GetValue<string>().ShouldBe("kept");
        message["body"]!.GetValue<string>().ShouldStartWith("Declined. (x)(https://evil.example)");
    }

    [Fact]
    public async Task List_AnotherCouncilsStaff_SeesNothingOfThisCouncil()
    {
        await using var care = await CareApplication.StartAsync();
        await SendAsync(care, "increase-declined", "Declined.", "a");
        var foreigner = Person.Officer with { Name = "Fay Foreign (invented)", Council = "medway" };

        (await care.GetAsync(foreigner, "/api/notifications")).Text.ShouldNotContain(care.Reference);
        (await care.GetAsync(foreigner, "/api/notifications?council=somerset")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("from=2026-02-30")]
    [InlineData("from=2026-01-06&to=2026-01-05")]
    [InlineData("from=2024-01-01&to=2026-01-05")]
    [InlineData("case=nobody")]
    public async Task List_AQueryThatCannotBe_IsRefused(string query)
    {
        await using var care = await CareApplication.StartAsync();

        (await care.GetAsync(Person.Officer, "/api/notifications?" + query)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"x","kind":"k\n","to":"t","council":"somerset","text":"t","at":"2026-01-05T09:00:00Z"}""")]
    [InlineData("""{"id":"x","kind":"k","to":"t","council":"atlantis","text":"t","at":"2026-01-05T09:00:00Z"}""")]
    public async Task Queue_WhatIsNoNotification_GoesToTheFailureDesk(string text)
    {
        await using var care = await CareApplication.StartAsync();
        var before = (await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.Notifications}", "failures")).Count;

        await care.SendAsync(Queues.Notifications, text);

        (await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.Notifications}", "failures")).Count.ShouldBe(before + 1);
    }

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 1, day, hour, minute, 0, TimeSpan.Zero);

    // The officers' own reminders of other tests wait in the same table: only a test that looks for its own case's may give them an address.
    private Task<CareApplication> StartAsync(string? officers = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Care:Recipients:somerset:SunriseHomecare"] = ProviderAddress,
            [$"Care:Recipients:somerset:{team}"] = TeamAddress,
        };
        if (officers is not null)
        {
            settings["Care:Recipients:somerset:SourcingCare"] = officers;
        }

        return CareApplication.StartAsync(configure: builder => builder.Services.AddSingleton<IMessageGateway>(postbox), settings: settings);
    }

    private Task SendAsync(CareApplication care, string kind, string text, string id, DateTimeOffset? at = null, string[]? lines = null) =>
        care.SendAsync(Queues.Notifications, new JsonObject
        {
            ["id"] = $"{team}-{id}",
            ["kind"] = kind,
            ["to"] = team,
            ["council"] = "somerset",
            ["case"] = care.Reference,
            ["text"] = text,
            ["lines"] = new JsonArray([.. (lines ?? []).Select(line => JsonValue.Create(line))]),
            ["clauses"] = new JsonArray("SOM-INC-08"),
            ["at"] = (at ?? care.Embedded.Clock.GetUtcNow()).ToString("O"),
        }.ToJsonString());

    private static async Task<IReadOnlyList<JsonNode>> OwnAsync(CareApplication care) =>
        [.. (await care.GetAsync(Person.Officer, $"/api/notifications?case={care.Reference}")).Json["notifications"]!.AsArray().Select(one => one!)];
}

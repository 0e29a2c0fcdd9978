using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Notifications;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using NodaTime;

namespace CareFunctions.Tests.Notifications;

public sealed class NotificationPagesTests
{
    private readonly string prefix = Guid.NewGuid().ToString("n");

    [Fact]
    public async Task Pages_OneAfterTheOther_GiveEveryNotificationOnceTheLatestFirstWithItsMessage()
    {
        await using var care = await CareApplication.StartAsync();
        await SendAsync(care, "b", new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
        await SendAsync(care, "a", new DateTimeOffset(2026, 1, 5, 8, 30, 0, TimeSpan.Zero));
        await SendAsync(care, "long-ago", new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await SendAsync(care, "summer", new DateTimeOffset(2025, 7, 1, 23, 30, 0, TimeSpan.Zero));
        await SendAsync(care, "also-summer", new DateTimeOffset(2025, 7, 1, 23, 30, 0, TimeSpan.Zero));
        var year = $"/api/notifications?case={care.Reference}&from=2025-01-06&to=2026-01-06&limit=2";

        var first = await care.GetAsync(Person.Officer, year);
        await SendAsync(care, "new", new DateTimeOffset(2026, 1, 5, 8, 45, 0, TimeSpan.Zero));
        var second = await care.GetAsync(Person.Officer, first.Link![1..first.Link!.IndexOf('>', StringComparison.Ordinal)]);
        var last = await care.GetAsync(Person.Officer, $"{year}&after={second.Json["next"]}");

        Of(first).ShouldBe(["a", "b"]);
        Of(second).ShouldBe(["also-summer", "summer"]);
        Of(last).ShouldBe(["long-ago"]);
        last.Json["next"].ShouldBeNull();
        foreach (var page in new[] { first, second, last })
        {
            page.Json["messages"]!.AsArray().Select(message => message!["id"]!.GetValue<string>())
                .ShouldBe(page.Json["notifications"]!.AsArray().Select(one => one!["messageId"]!.GetValue<string>()), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Page_OfABundle_HasItsMessageOfALaterDay()
    {
        await using var care = await CareApplication.StartAsync();
        await SendAsync(care, "friday", new DateTimeOffset(2026, 1, 2, 16, 0, 0, TimeSpan.Zero), "reminder");
        await SendAsync(care, "saturday", new DateTimeOffset(2026, 1, 3, 16, 0, 0, TimeSpan.Zero), "reminder");
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 5, 9, 20, 0, TimeSpan.Zero));

        var answer = await care.GetAsync(Person.Officer, $"/api/notifications?case={care.Reference}&from=2026-01-01&to=2026-01-03&limit=1");

        Of(answer).ShouldBe(["saturday"]);
        var message = answer.Json["messages"]!.AsArray().ShouldHaveSingleItem()!;
        message["id"]!.GetValue<string>().ShouldBe(answer.Json["notifications"]![0]!["messageId"]!.GetValue<string>());
        message["notifications"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Page_OfManyDays_ReadsNoneBeforeThoseItShows()
    {
        await using var care = await CareApplication.StartAsync();
        for (var day = 1; day <= 20; day++)
        {
            await SendAsync(care, $"day-{day:00}", new DateTimeOffset(2025, 11, day, 12, 0, 0, TimeSpan.Zero));
        }

        CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();
        var rows = new RowCount();
        var (page, messages) = await new NotificationTable(rows.Client(care.Storage)).PageAsync(
            [Council.Somerset], new LocalDate(2025, 11, 1), new LocalDate(2025, 11, 20), reference, new PageRequest("notifications", 2, null), CancellationToken.None);

        page.Items.Select(one => one.Notification.Id).ShouldBe([$"{prefix}-day-20", $"{prefix}-day-19"]);
        messages.Count.ShouldBe(2);
        // The last day, then four days at once, and the messages of the two that are shown.
        rows.Rows.ShouldBe(1 + 4 + 2);
    }

    [Fact]
    public async Task Position_OfAnotherCouncilsList_ShowsNothingOfThatCouncil()
    {
        await using var care = await CareApplication.StartAsync();
        await SendAsync(care, "a", new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero));
        await SendAsync(care, "b", new DateTimeOffset(2026, 1, 5, 8, 30, 0, TimeSpan.Zero));
        var next = (await care.GetAsync(Person.Officer, $"/api/notifications?case={care.Reference}&limit=1")).Json["next"]!.GetValue<string>();
        var foreigner = Person.Officer with { Name = "Ida Elsewhere (invented)", Council = "medway" };

        (await care.GetAsync(foreigner, $"/api/notifications?after={next}")).Text.ShouldNotContain(care.Reference);
        (await care.GetAsync(foreigner, $"/api/notifications?after={next}&council=somerset")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("limit=0&from=2026-02-30&case=nobody", "/limit", "/from", "/case")]
    [InlineData("limit=x&from=2026-01-06&to=2026-01-05", "/limit", "/from")]
    [InlineData("after=bm90aWZpY2F0aW9uc3x4fHk", "/after")] // notifications|x|y
    [InlineData("after=bm90aWZpY2F0aW9uc3w5MjIzMzcyMDM2ODU0Nzc1ODA3fHk", "/after")] // notifications|9223372036854775807|y
    [InlineData("to=-9998-01-01", "/to")]
    public async Task Query_ThatCannotBeUsed_NamesEveryFault(string query, params string[] pointers)
    {
        await using var care = await CareApplication.StartAsync();

        var answer = await care.GetAsync(Person.Officer, "/api/notifications?" + query);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(pointers, ignoreOrder: true);
    }

    private IReadOnlyList<string> Of(Answer answer) =>
        [.. answer.Json["notifications"]!.AsArray().Select(one => one!["id"]!.GetValue<string>()[(prefix.Length + 1)..])];

    private Task SendAsync(CareApplication care, string id, DateTimeOffset at, string kind = "increase-declined") => care.SendAsync(Queues.Notifications, new JsonObject
    {
        ["id"] = $"{prefix}-{id}",
        ["kind"] = kind,
        ["to"] = "team-" + prefix,
        ["council"] = "somerset",
        ["case"] = care.Reference,
        ["text"] = "Made by a test.",
        ["clauses"] = new JsonArray("SOM-INC-08"),
        ["at"] = at.ToString("O"),
    }.ToJsonString());
}

using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Notifications;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Notifications;

public sealed class NotificationRemovalTests
{
    private readonly string prefix = Guid.NewGuid().ToString("n");

    [Fact]
    public async Task Night_AfterTheTimeThatNotificationsAreKept_RemovesThemAndTheirMessages()
    {
        await using var care = await CareApplication.StartAsync(settings: new Dictionary<string, string?> { ["Care:NotificationsKept"] = "31.00:00:00" });
        await SendAsync(care, "old");
        await care.AdvanceAsync(TimeSpan.FromDays(4));
        await SendAsync(care, "newer");

        // On the Sunday before, neither is old enough; on this one the first is.
        await care.AdvanceAsync(TimeSpan.FromDays(29));
        (await OwnAsync(care)).ShouldBe(["newer", "old"]);
        await care.AdvanceAsync(TimeSpan.FromDays(1));

        (await OwnAsync(care)).ShouldBe(["newer"]);
        var rows = new List<string>();
        await foreach (var row in care.Table(Tables.Notifications).QueryAsync<Azure.Data.Tables.TableEntity>("PartitionKey eq 'somerset|2026-01-05'"))
        {
            rows.Add(row.RowKey);
        }

        rows.ShouldNotContain(key => key.Contains(prefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Removal_OfWhatWaits_LeavesItAndIsRepeatedWithoutHarm()
    {
        await using var care = await CareApplication.StartAsync();
        var table = care.Embedded.Services.GetRequiredService<NotificationTable>();
        await SendAsync(care, "done");
        await SendAsync(care, "waiting", "reminder");
        var before = care.Embedded.Clock.GetUtcNow();

        await table.RemoveDoneAsync(Council.Somerset, before, CancellationToken.None);
        (await OwnAsync(care)).ShouldBe(["done", "waiting"], ignoreOrder: true);
        (await table.RemoveDoneAsync(Council.Somerset, before.AddTicks(1), CancellationToken.None)).ShouldBeGreaterThan(0);

        (await table.RemoveDoneAsync(Council.Somerset, before.AddTicks(1), CancellationToken.None)).ShouldBe(0);
        (await OwnAsync(care)).ShouldBe(["waiting"]);
        await care.AdvanceAsync(TimeSpan.FromHours(5));
        (await care.GetAsync(Person.Officer, $"/api/notifications?case={care.Reference}")).Json["messages"]!.AsArray().Count.ShouldBe(1);
    }

    private async Task<IReadOnlyList<string>> OwnAsync(CareApplication care) =>
    [
        .. (await care.AllAsync(Person.Officer, $"/api/notifications?case={care.Reference}&from=2026-01-01&to=2026-03-01", "notifications"))
            .Select(one => one["id"]!.GetValue<string>()[(prefix.Length + 1)..]),
    ];

    private Task SendAsync(CareApplication care, string id, string kind = "increase-declined") => care.SendAsync(Queues.Notifications, new JsonObject
    {
        ["id"] = $"{prefix}-{id}",
        ["kind"] = kind,
        ["to"] = "team-" + prefix,
        ["council"] = "somerset",
        ["case"] = care.Reference,
        ["text"] = "Made by a test.",
        ["at"] = care.Embedded.Clock.GetUtcNow().ToString("O"),
    }.ToJsonString());
}

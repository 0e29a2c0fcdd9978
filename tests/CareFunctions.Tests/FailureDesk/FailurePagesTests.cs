using System.Net;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.FailureDesk;

/// <summary>Each test's failures have a source of their own: the tests share a storage account.</summary>
public sealed class FailurePagesTests : IClassFixture<SharedCare>
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly CareApplication care;
    private readonly string source = $"source-{Guid.NewGuid():n}";

    public FailurePagesTests(SharedCare shared) => care = shared.Application;

    [Fact]
    public async Task Pages_OneAfterTheOther_GiveEveryFailureOnceTheLatestFirst()
    {
        await AddAsync(3, 1, 5, 2, 4);

        var first = await care.GetAsync(Person.Desk, $"/api/failures?source={source}&limit=2");
        await AddAsync(6);
        await CloseAsync("3");
        var second = await care.GetAsync(Person.Desk, first.Link![1..first.Link!.IndexOf('>', StringComparison.Ordinal)]);

        MessagesOf(first).ShouldBe(["5", "4"]);
        MessagesOf(second).ShouldBe(["2", "1"]);
        second.Json["next"].ShouldBeNull();
        (await care.AllAsync(Person.Desk, $"/api/failures?source={source}&state=any", "failures")).Select(one => one["messageId"]!.GetValue<string>())
            .ShouldBe(["6", "5", "4", "3", "2", "1"]);
    }

    [Fact]
    public async Task Page_OfALongList_ReadsNoMoreRowsThanItNeedsAndNoOriginal()
    {
        await AddAsync([.. Enumerable.Range(1, 20)]);
        var rows = new RowCount();

        var page = await new FailureTable(rows.Client(care.Storage))
            .PageAsync([FailureState.Open], source, new PageRequest("failures", 3, null), CancellationToken.None);

        page.Items.Select(failure => failure.MessageId).ShouldBe(["20", "19", "18"]);
        page.Items.ShouldAllBe(failure => failure.Original == null);
        rows.Rows.ShouldBe(4);
    }

    [Fact]
    public async Task Query_ThatCannotBeUsed_NamesEveryFault()
    {
        var answer = await care.GetAsync(Person.Desk, "/api/failures?limit=0&after=nowhere&state=2&source=%00");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["/limit", "/after", "/state", "/source"], ignoreOrder: true);
    }

    private static IReadOnlyList<string> MessagesOf(Answer answer) =>
        [.. answer.Json["failures"]!.AsArray().Select(one => one!["messageId"]!.GetValue<string>())];

    private async Task AddAsync(params int[] hours)
    {
        var failures = new FailureTable(new RowCount().Client(care.Storage));
        foreach (var hour in hours)
        {
            (await failures.AddAsync(
                new Failure
                {
                    Id = FailureTable.IdOf(source, $"{hour}"),
                    Source = source,
                    MessageId = $"{hour}",
                    At = Monday.AddHours(hour),
                    Reasons = [new ProblemFault("", "invented", "Made by a test.")],
                    Original = "An original.",
                },
                CancellationToken.None)).ShouldBeTrue();
        }
    }

    private async Task CloseAsync(string message) =>
        (await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{FailureTable.IdOf(source, message)}/close", new { reason = "A test." }))
            .Status.ShouldBe(HttpStatusCode.OK);
}

using System.Net;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Tests.Testing;
using CareFunctions.TimeBoxes;
using CareFunctions.Work;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using NodaTime;

namespace CareFunctions.Tests.TimeBoxes;

public sealed class ClockPagesTests
{
    private static readonly DateTimeOffset Since = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Pages_OneAfterTheOther_GiveEveryClockOnceWhatEndsFirstFirst()
    {
        await using var care = await CareApplication.StartAsync();
        await RegisterAsync(care, "forever", null);
        await RegisterAsync(care, "second", new LocalDate(2026, 1, 9));
        await RegisterAsync(care, "first", new LocalDate(2026, 1, 8));
        await RegisterAsync(care, "moved", new LocalDate(2026, 1, 7));
        await RegisterAsync(care, "moved", new LocalDate(2026, 2, 1));
        await RegisterAsync(care, "procedure", new LocalDate(2026, 1, 1), RunningWorkKind.Procedure);

        var first = await care.GetAsync(Person.Officer, $"/api/clocks?case={care.Reference}&limit=3");
        var rest = await care.GetAsync(Person.Officer, $"/api/clocks?case={care.Reference}&limit=3&after={first.Json["next"]}");

        ClocksOf(first).ShouldBe(["first", "second", "moved"]);
        first.Link.ShouldNotBeNull();
        ClocksOf(rest).ShouldBe(["forever"]);
        rest.Json["next"].ShouldBeNull();
        var register = care.Embedded.Services.GetRequiredService<RunningWorkTable>();
        (await register.ListAsync(Reference(care), CancellationToken.None)).Count.ShouldBe(5);

        foreach (var clock in new[] { "forever", "second", "first", "moved", "procedure", "moved" })
        {
            await register.RemoveAsync(Council.Somerset, InstanceOf(care, clock), CancellationToken.None);
        }

        ClocksOf(await care.GetAsync(Person.Officer, $"/api/clocks?case={care.Reference}")).ShouldBeEmpty();
        (await register.ListAsync(Reference(care), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OfManyClocks_AsksItsOwnOrchestrationsOnly()
    {
        await using var care = await CareApplication.StartAsync();
        for (var day = 1; day <= 9; day++)
        {
            await RegisterAsync(care, $"clock-{day}", new LocalDate(2026, 1, 10 + day));
        }

        var asked = new List<string>();
        var client = new Mock<DurableTaskClient>("hub");
        client.Setup(one => one.GetInstanceAsync(Capture.In(asked), true, It.IsAny<CancellationToken>())).ReturnsAsync((OrchestrationMetadata?)null);
        var rows = new RowCount();
        var clocks = new RunningClocks(new RunningWorkTable(rows.Client(care.Storage)));

        var page = await clocks.PageAsync(client.Object, [Council.Somerset], Reference(care), new PageRequest("clocks", 2, null), CancellationToken.None);

        page.Items.Select(clock => clock.State).ShouldBe(["Missing", "Missing"]);
        asked.ShouldBe([InstanceOf(care, "clock-1"), InstanceOf(care, "clock-2")], ignoreOrder: true);
        rows.Rows.ShouldBe(3);
    }

    [Fact]
    public async Task Position_OfAnotherCouncilsList_ShowsNothingOfThatCouncil()
    {
        await using var care = await CareApplication.StartAsync();
        await RegisterAsync(care, "first", new LocalDate(2026, 1, 8));
        await RegisterAsync(care, "second", new LocalDate(2026, 1, 9));
        var next = (await care.GetAsync(Person.Officer, $"/api/clocks?case={care.Reference}&limit=1")).Json["next"]!.GetValue<string>();
        var foreigner = Person.Officer with { Name = "Ida Elsewhere (invented)", Council = "croydon" };

        (await care.GetAsync(foreigner, $"/api/clocks?limit=500&after={next}")).Text.ShouldNotContain(care.Reference);
        (await care.GetAsync(foreigner, $"/api/clocks?council=somerset&after={next}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Query_ThatCannotBeUsed_NamesEveryFault()
    {
        await using var care = await CareApplication.StartAsync();

        var answer = await care.GetAsync(Person.Officer, "/api/clocks?limit=none&after=nowhere&case=nobody");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["/limit", "/after", "/case"], ignoreOrder: true);
    }

    private static IReadOnlyList<string> ClocksOf(Answer answer) =>
        [.. answer.Json["clocks"]!.AsArray().Select(clock => clock!["clock"]!.GetValue<string>())];

    private static string InstanceOf(CareApplication care, string clock) => $"{clock}-of-{care.Reference}";

    private static CaseReference Reference(CareApplication care) =>
        CaseReference.TryParse(care.Reference, out var reference) ? reference : throw new InvalidOperationException(care.Reference);

    private static Task RegisterAsync(CareApplication care, string clock, LocalDate? lastDay, RunningWorkKind kind = RunningWorkKind.Clock) =>
        care.Embedded.Services.GetRequiredService<RunningWorkTable>().RegisterAsync(
            new RunningWork { InstanceId = InstanceOf(care, clock), Case = Reference(care), Kind = kind, Id = clock, Since = Since, LastDay = lastDay },
            CancellationToken.None);
}

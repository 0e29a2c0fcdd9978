using System.Net;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using Answer = CareFunctions.Tests.Testing.Answer;

namespace CareFunctions.Tests.Tasks;

/// <summary>Each test's tasks have a role of their own: the tests share an application.</summary>
public sealed class TaskPagesTests : IClassFixture<SharedCare>
{
    private static readonly DateTimeOffset Due = new(2026, 1, 6, 0, 0, 0, TimeSpan.Zero);

    private readonly CareApplication care;
    private readonly RowCount rows = new();
    private readonly string role = $"Role{Guid.NewGuid():n}";

    public TaskPagesTests(SharedCare shared) => care = shared.Application;

    [Fact]
    public async Task Pages_OneAfterTheOther_GiveEveryTaskOnceDueFirstFirst()
    {
        var ids = await AddAsync(7, 1, 5, 5, 3, 2, 6);

        var first = await care.GetAsync(Person.Officer, $"/api/tasks?role={role}&limit=3");
        var second = await care.GetAsync(Person.Officer, LinkOf(first));
        var last = await care.GetAsync(Person.Officer, LinkOf(second));

        IdsOf(first).ShouldBe([ids[1], ids[5], ids[4]]);
        string[] ofThe5th = [.. new[] { ids[2], ids[3] }.Order(StringComparer.Ordinal)];
        IdsOf(second).ShouldBe([.. ofThe5th, ids[6]]);
        IdsOf(last).ShouldBe([ids[0]]);
        last.Json["next"].ShouldBeNull();
        last.Link.ShouldBeNull();
        first.Link.ShouldBe($"</api/tasks?role={role}&limit=3&after={first.Json["next"]!.GetValue<string>()}>; rel=\"next\"");
    }

    [Fact]
    public async Task Pages_WhileTasksComeAndGo_NeitherRepeatNorHideOneThatStays()
    {
        var ids = await AddAsync(2, 4, 6, 8);
        var first = await care.GetAsync(Person.Officer, $"/api/tasks?role={role}&limit=2");

        var between = await AddAsync(1, 5);
        await ChangeAsync(ids[2], task => task with { State = TaskState.Superseded });
        await ChangeAsync(ids[0], task => task with { State = TaskState.Expired });
        var rest = await care.GetAsync(Person.Officer, LinkOf(first));

        IdsOf(first).ShouldBe([ids[0], ids[1]]);
        IdsOf(rest).ShouldBe([between[1], ids[3]]);
    }

    [Fact]
    public async Task Page_OfATaskThatMoved_HasItOnceInItsNewPlace()
    {
        var ids = await AddAsync(1, 2);

        await ChangeAsync(ids[0], task => task with { DueAt = Due.AddDays(3) });
        await ChangeAsync(ids[0], task => task with { Reminders = 1 });

        IdsOf(await care.GetAsync(Person.Officer, $"/api/tasks?role={role}")).ShouldBe([ids[1], ids[0]]);
    }

    [Theory]
    [InlineData("any", 0, 1, 2)]
    [InlineData("open", 0, 2)]
    [InlineData("expired", 1)]
    [InlineData("decided")]
    public async Task Pages_OfAState_HaveItsTasksInOneOrder(string state, params int[] expected)
    {
        var ids = await AddAsync(1, 2, 3);
        await ChangeAsync(ids[1], task => task with { State = TaskState.Expired });

        var found = await care.AllAsync(Person.Officer, $"/api/tasks?role={role}&state={state}", "tasks");

        found.Select(task => task["id"]!.GetValue<string>()).ShouldBe(expected.Select(index => ids[index]));
    }

    [Fact]
    public async Task Position_OfAnotherCouncilsList_ShowsNothingOfThatCouncil()
    {
        await AddAsync(1, 2, 3);
        var next = (await care.GetAsync(Person.Officer, $"/api/tasks?role={role}&limit=1")).Json["next"]!.GetValue<string>();
        var foreigner = Person.Officer with { Name = "Ida Elsewhere (invented)", Council = "medway" };

        var answer = await care.GetAsync(foreigner, $"/api/tasks?role={role}&after={next}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        IdsOf(answer).ShouldBeEmpty();
        (await care.GetAsync(foreigner, $"/api/tasks?role={role}&after={next}&council=somerset")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Query_ThatCannotBeUsed_NamesEveryFault()
    {
        var answer = await care.GetAsync(Person.Officer, "/api/tasks?limit=501&after=Y2xvY2tzfDIwMjY&state=2&case=nobody");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["/limit", "/after", "/state", "/case"], ignoreOrder: true);
    }

    [Fact]
    public async Task Page_OfALongList_ReadsNoMoreRowsThanItNeeds()
    {
        await AddAsync([.. Enumerable.Range(1, 20)]);
        await AddAsync(Council.Croydon, [.. Enumerable.Range(1, 20)]);
        var counted = new TaskTable(rows.Client(care.Storage));

        var page = await counted.PageAsync(
            [Council.Somerset, Council.Croydon], new TaskFilter(TaskState.Open, Role: role), new PageRequest("tasks", 4, null), CancellationToken.None);

        page.Items.Select(task => task.DueAt).ShouldBe([Due.AddDays(1), Due.AddDays(1), Due.AddDays(2), Due.AddDays(2)]);
        rows.Rows.ShouldBe(2 * 5);
    }

    private static string LinkOf(Answer answer) => answer.Link![1..answer.Link!.IndexOf('>', StringComparison.Ordinal)];

    private static IReadOnlyList<string> IdsOf(Answer answer) =>
        [.. answer.Json["tasks"]!.AsArray().Select(task => task!["id"]!.GetValue<string>())];

    private Task<IReadOnlyList<string>> AddAsync(params int[] days) => AddAsync(Council.Somerset, days);

    private async Task<IReadOnlyList<string>> AddAsync(Council council, int[] days)
    {
        var tasks = new TaskTable(new RowCount().Client(care.Storage));
        var ids = new List<string>();
        foreach (var day in days)
        {
            var instance = "page-" + Guid.NewGuid().ToString("n");
            var (task, added) = await tasks.AddAsync(
                new CareTask
                {
                    Id = TaskTable.IdOf(council, instance, "step"),
                    Council = council,
                    InstanceId = instance,
                    Kind = "decide-something",
                    Title = "Made by a test.",
                    Team = "Sourcing Care",
                    Role = role,
                    Clauses = ["SOM-INC-05"],
                    Outcomes = ["done"],
                    Next = "Nothing.",
                    OpenedAt = Due,
                    DueAt = Due.AddDays(day),
                },
                CancellationToken.None);
            added.ShouldBeTrue();
            ids.Add(task.Id);
        }

        return ids;
    }

    private async Task ChangeAsync(string id, Func<CareTask, CareTask> change)
    {
        var tasks = new TaskTable(new RowCount().Client(care.Storage));
        var (task, version) = (await tasks.FindAsync(id, CancellationToken.None))!.Value;
        (await tasks.TryUpdateAsync(change(task), version, CancellationToken.None)).ShouldBeTrue();
    }
}

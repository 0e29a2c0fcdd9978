using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using CareFunctions.Work;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CareFunctions.Tests.Storage;

/// <summary>Storage as a version without lists left it: rows that have no place.</summary>
public sealed class ListCompletionTests
{
    [Fact]
    public async Task Start_WithRowsThatHaveNoPlace_ListsThemAndKnowsOnceAllAre()
    {
        await using var care = await CareApplication.StartAsync(upkeep: true);
        await care.SendAsync(Queues.ProviderEmails, care.Email(from: "somebody@elsewhere.example"));
        await care.SendAsync(Queues.ProviderEmails, $$"""{"marker":"{{care.Reference}}"}""");
        await RegisterAsync(care);
        var task = await care.TaskAsync("triage-email");
        var failure = (await FailuresAsync(care))[0];
        foreach (var table in new[] { Tables.Tasks, Tables.FailureDesk, Tables.RunningWork })
        {
            await ForgetAsync(care.Table(table));
        }

        (await care.TasksAsync()).ShouldBeEmpty();
        (await FailuresAsync(care)).ShouldBeEmpty();
        (await ClocksAsync(care)).ShouldBe(0);

        await care.Embedded.RestartAsync();
        await care.RunAsync();

        (await care.TaskAsync("triage-email")).ShouldBe(task);
        (await FailuresAsync(care)).ShouldContain(failure);
        (await care.GetAsync(Person.Desk, $"/api/failures/{failure}")).Json["original"]!.GetValue<string>().ShouldContain(care.Reference);
        (await ClocksAsync(care)).ShouldBe(1);
        (await MarkedAsync(care)).ShouldBe([false, false, false]);

        await care.Embedded.RestartAsync();
        await care.RunAsync();

        (await MarkedAsync(care)).ShouldBe([true, true, true]);
        await care.Embedded.Services.GetRequiredService<RunningWorkTable>().RemoveAsync(Council.Somerset, "clock-of-" + care.Reference, CancellationToken.None);
        (await ClocksAsync(care)).ShouldBe(0);
    }

    [Fact]
    public async Task Decision_OnATaskThatHasNoPlace_IsMadeAndGivesItOne()
    {
        await using var care = await CareApplication.StartAsync(upkeep: true);
        await care.SendAsync(Queues.ProviderEmails, care.Email(from: "somebody@elsewhere.example"));
        var task = await care.TaskAsync("triage-email");
        await ForgetAsync(care.Table(Tables.Tasks));

        (await care.DecideAsync(Person.Officer, task, "reject")).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        (await care.AllAsync(Person.Officer, "/api/tasks?state=decided&kind=triage-email", "tasks")).ShouldContain(one => one["id"]!.GetValue<string>() == task);
        await care.Embedded.RestartAsync();
        await care.RunAsync();
    }

    private static async Task ForgetAsync(TableClient table)
    {
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            if (row.PartitionKey == "lists" || row.RowKey.Contains("open|", StringComparison.Ordinal) || row.RowKey.Contains("over|", StringComparison.Ordinal)
                || row.RowKey.Contains("closed|", StringComparison.Ordinal) || row.RowKey.Contains("replayed|", StringComparison.Ordinal) || row.RowKey.Contains("|clock|", StringComparison.Ordinal))
            {
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);
            }
            else if (row.Remove("ListedAs"))
            {
                await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
            }
        }
    }

    private static async Task<IReadOnlyList<bool>> MarkedAsync(CareApplication care)
    {
        var marked = new List<bool>();
        foreach (var table in new[] { Tables.Tasks, Tables.FailureDesk, Tables.RunningWork })
        {
            marked.Add((await care.Table(table).GetEntityIfExistsAsync<TableEntity>("lists", "complete")).HasValue);
        }

        return marked;
    }

    private static Task RegisterAsync(CareApplication care)
    {
        CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();
        return care.Embedded.Services.GetRequiredService<RunningWorkTable>().RegisterAsync(
            new RunningWork
            {
                InstanceId = "clock-of-" + care.Reference,
                Case = reference!,
                Kind = RunningWorkKind.Clock,
                Id = "placement-hold",
                Since = care.Embedded.Clock.GetUtcNow(),
                LastDay = new LocalDate(2026, 1, 9),
            },
            CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> FailuresAsync(CareApplication care) =>
        [.. (await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.ProviderEmails}", "failures")).Select(one => one["id"]!.GetValue<string>())];

    private static async Task<int> ClocksAsync(CareApplication care) =>
        (await care.AllAsync(Person.Officer, $"/api/clocks?case={care.Reference}", "clocks")).Count;
}

using System.Collections.Concurrent;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace CareFunctions.Tests.Increases;

public sealed class RetriedStepsTests
{
    [Fact]
    public async Task EveryActivity_FailingOnceAfterItsEffect_LeavesOneEffect()
    {
        var calls = new ConcurrentDictionary<string, int>();
        await using var care = await CareApplication.StartAsync(connectors: "swift", configure: builder => builder.UseMiddleware(async (context, next) =>
        {
            await next();
            // The effect is there; that the task hub does not hear of it is what a crash or a lost answer looks like.
            if (IsActivity(context) && calls.AddOrUpdate(context.FunctionDefinition.Name, 1, (_, count) => count + 1) % 2 == 1)
            {
                throw new IOException("The answer was lost.");
            }
        }));
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email());
        await care.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await care.DecideAsync(Person.Officer, await care.TaskAsync(TaskKinds.AuthoriseTemporaryIncrease), "authorise")).Status
            .ShouldBe(System.Net.HttpStatusCode.OK);
        await care.AdvanceAsync(TimeSpan.FromMinutes(5));
        var commands = await care.TakeAsync(Queues.SystemCommands);
        commands.Select(command => command["correlationId"]!.GetValue<string>()).Distinct().Count().ShouldBe(1);
        await care.SendAsync(Queues.SystemResults, $$"""
            {"correlationId":"{{commands[0]["correlationId"]}}","instanceId":"{{commands[0]["instanceId"]}}","done":true}
            """);
        await care.AdvanceAsync(TimeSpan.FromMinutes(5));
        (await care.DecideAsync(Person.Triage, await care.TaskAsync(TaskKinds.DecideLongTermIncrease), "long-term")).Status
            .ShouldBe(System.Net.HttpStatusCode.OK);
        await care.AdvanceAsync(TimeSpan.FromMinutes(5));

        (await care.NoteStepsAsync()).ShouldBe(["requested", "authorised", "amend-hours-up", "long-term"], ignoreOrder: true);
        (await care.CaseAsync())["package"]!["planHoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);
        (await care.TasksAsync(state: "any")).Count.ShouldBe(3);
        var told = (await care.TakeNotificationsAsync()).GroupBy(one => one["id"]!.GetValue<string>());
        told.ShouldAllBe(same => same.Select(one => one.ToJsonString(null)).Distinct().Count() == 1);
        calls["AppendCaseNote"].ShouldBe(8);
    }

    private static bool IsActivity(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Contains("activity", StringComparison.OrdinalIgnoreCase));
}

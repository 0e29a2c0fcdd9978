using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>Random drivers: whatever order things happen in, all modes must agree. A failure names the seed.</summary>
public sealed class RandomCases
{
    private static readonly string[] Letters = ["a", "b", "c"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Driver_OfRandomSteps_HasOneOutcome(int seed) => Scenario
        .With(tasks => tasks
            .Orchestrator<string, string>("It", RunAsync)
            .Orchestrator<string, string>("Child", async (context, text) =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(text.Length * 7), CancellationToken.None);
                return text.Length % 3 == 0 ? throw new InvalidOperationException($"no to {text}") : text.ToUpperInvariant();
            })
            .Echo())
        .RunAsync(async hub =>
        {
            Random random = new(seed);
            for (int instance = 0; instance < 3; instance++)
            {
                DateTimeOffset? startAt = random.Next(3) == 0 ? hub.Now.AddMinutes(random.Next(200)) : null;
                await hub.StartAsync("It", string.Empty, $"it-{instance}", start => start with { StartAt = startAt });
            }

            for (int step = 0; step < 25; step++)
            {
                string id = $"it-{random.Next(3)}";
                switch (random.Next(10))
                {
                    case < 5:
                        await hub.RaiseAsync(Letters[random.Next(3)], step, id);
                        break;
                    case < 8:
                        await hub.AdvanceAsync(TimeSpan.FromMinutes(random.Next(60)));
                        break;
                    case 8:
                        await hub.DoAsync(client => client.SuspendInstanceAsync(id));
                        break;
                    default:
                        await hub.DoAsync(client => client.ResumeInstanceAsync(id));
                        break;
                }
            }

            for (int instance = 0; instance < 3; instance++)
            {
                await hub.DoAsync(client => client.ResumeInstanceAsync($"it-{instance}"));
            }

            await hub.AdvanceAsync(TimeSpan.FromDays(2));
            for (int instance = 0; instance < 3; instance++)
            {
                await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Completed, $"it-{instance}");
            }
        });

    private static async Task<string> RunAsync(TaskOrchestrationContext context, string past)
    {
        string all = past;
        for (int round = 0; round < 3; round++)
        {
            using CancellationTokenSource end = new();
            Task timer = context.CreateTimer(TimeSpan.FromMinutes(45), end.Token);
            Task<int>[] waits = [.. Letters.Select(letter => context.WaitForExternalEvent<int>(letter, end.Token))];
            Task first = await Task.WhenAny([timer, .. waits]);
            string now = first == timer ? "t" : Letters[Array.IndexOf(waits, first)];
            end.Cancel();
            context.SetCustomStatus(all += now);
            try
            {
                all += await context.CallSubOrchestratorAsync<string>("Child", all, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-{all}"));
            }
            catch (TaskFailedException)
            {
                all += await context.CallActivityAsync<string>("Echo", string.Create(CultureInfo.InvariantCulture, $"!{context.CurrentUtcDateTime:HHmm}"));
            }
        }

        if (all.Length < 40)
        {
            context.ContinueAsNew(all);
        }

        return all;
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace CrashTests.App;

/// <summary>The people: look at what is waiting and decide it, now and then twice.</summary>
internal sealed class Staff(ApplicationClient client, Func<string, SentMessage?> messageOf, int seed, CrashReport report, TimeProvider clock)
{
    private static readonly string[] Roles = ["SourcingCare", "BusinessManager", "Triage", "AllocatedWorker"];

    private readonly Random random = new(seed + 3);
    private readonly ConcurrentDictionary<string, int> refusals = new();

    // Sent, but the application died before it answered: a person sends it again, though the task may be decided by now.
    private readonly Dictionary<string, (string Role, object Decision)> unanswered = [];

    /// <summary>Decisions that were acknowledged.</summary>
    public int Decisions { get; private set; }

    /// <summary>How many tasks still wait for a decision that these people would take; null while the application is dead.</summary>
    public int? Waiting { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await DecideAllAsync(stop);
            await Task.Delay(TimeSpan.FromMilliseconds(60), clock, stop);
        }
    }

    private async Task DecideAllAsync(CancellationToken stop)
    {
        foreach ((string taskId, (string role, object decision)) in unanswered.ToArray())
        {
            await DecideAsync(taskId, role, decision);
        }

        int waiting = unanswered.Count;
        foreach (string role in Roles)
        {
            IReadOnlyList<JsonElement>? answer;
            try
            {
                answer = await client.ListAsync($"api/tasks?role={role}", "tasks", role);
            }
            catch (HttpRequestException fault) when ((int?)fault.StatusCode >= 500)
            {
                answer = null;
            }

            if (answer is not { } tasks)
            {
                Waiting = null;
                return;
            }

            foreach (JsonElement task in tasks)
            {
                stop.ThrowIfCancellationRequested();
                if (messageOf(task.GetProperty("instanceId").GetString()!) is { } message && DecisionOn(task.GetProperty("kind").GetString()!, message) is { } decision)
                {
                    waiting++;
                    await DecideAsync(task.GetProperty("id").GetString()!, role, decision);
                }
            }
        }

        Waiting = waiting;
    }

    private async Task DecideAsync(string taskId, string role, object decision)
    {
        for (int times = random.Next(6) == 0 ? 2 : 1; times > 0; times--)
        {
            HttpStatusCode? status = await client.DecideAsync(taskId, role, decision);
            if (status is { } answer && (int)answer < 500)
            {
                unanswered.Remove(taskId);
            }
            else
            {
                unanswered[taskId] = (role, decision);
            }

            if (status is HttpStatusCode.OK)
            {
                Decisions++;
            }
            else if (status is { } refused && (int)refused < 500 && refusals.AddOrUpdate(taskId, 1, (_, before) => before + 1) == 3)
            {
                report.Fault($"task {taskId}: the decision was refused with {(int)refused}, three times");
            }
        }
    }

    private object? DecisionOn(string kind, SentMessage message)
    {
        return kind switch
        {
            "triage-email" => Decision("confirm", new { effectiveDate = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }),
            "authorise-temporary-increase" => message.Errand is Errand.DeclinedIncrease ? Decision("decline", new { }) : Decision("authorise", new { }),
            "decide-long-term-increase" when message.Errand is Errand.LongTermIncrease => Decision("long-term", new { }),
            "find-provider" => Decision("provider-found", new { provider = "orchard-homecare", hoursPerWeek = 12, weeklyRate = 300 }),
            "arrange-start" => Decision("confirmed", new { startDate = "2026-12-07" }),
            "uye2" => Decision("not-required", new { }),
            "progress-plans" => Decision("no-longer-needed", new { }),
            "carry-out-command" => Decision("confirm", new { }),
            _ => null,
        };

        static object Decision(string outcome, object details) =>
            new { outcome, reason = string.Create(CultureInfo.InvariantCulture, $"Sample decision: {outcome}."), details };
    }
}

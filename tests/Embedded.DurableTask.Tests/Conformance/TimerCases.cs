using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class TimerCases
{
    [Fact]
    public Task Timer_DueInAnHour_FiresThenAndNotBefore() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return Clock(context);
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
            await hub.AdvanceAsync(TimeSpan.FromMilliseconds(1));
            await hub.ShouldCompleteAsync("2026-03-02 10:00:00");
        });

    [Fact]
    public Task Timer_OfTwentyFiveYears_Fires() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddYears(25), CancellationToken.None);
            return Clock(context);
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(24 * 365));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
            await hub.AdvanceAsync(TimeSpan.FromDays(366 * 2));
            await hub.ShouldCompleteAsync("2051-03-02 09:00:00");
        });

    [Fact]
    public Task Timer_OfZero_FiresAtOnce() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            return "on";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("on");
        });

    [Fact]
    public Task Timer_InThePast_FiresAtOnce() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(new DateTime(1999, 12, 31, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);
            await context.CreateTimer(TimeSpan.FromDays(-1), CancellationToken.None);
            return "on";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("on");
        });

    [Fact]
    public Task Timer_Cancelled_ThrowsAndDoesNotHoldTheInstance() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                using CancellationTokenSource end = new();
                Task timer = context.CreateTimer(TimeSpan.FromDays(400), end.Token);
                await context.CallActivityAsync("Echo", "x");
                end.Cancel();
                try
                {
                    await timer;
                    return "fired";
                }
                catch (OperationCanceledException)
                {
                    return "cancelled";
                }
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("cancelled");
            await hub.AdvanceAsync(TimeSpan.FromDays(500));
            await hub.ShouldCompleteAsync("cancelled");
        });

    [Fact]
    public Task Timer_WithATokenAlreadyCancelled_IsCancelled() => Scenario
        .With(tasks => tasks.Orchestrator<bool>("It", context =>
            Task.FromResult(context.CreateTimer(TimeSpan.FromDays(1), new CancellationToken(canceled: true)).IsCanceled)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync(true);
        });

    [Fact]
    public Task Timers_Several_FireInOrderOfTheirTimes() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            List<int> fired = [];
            List<Task<int>> open = [.. new[] { 30, 10, 20 }.Select(minutes => After(context, minutes))];
            while (open.Count > 0)
            {
                Task<int> next = await Task.WhenAny(open);
                open.Remove(next);
                fired.Add(await next);
            }

            return $"{string.Join(',', fired)} {Clock(context)}";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(2));
            await hub.ShouldCompleteAsync("10,20,30 2026-03-02 09:30:00");
        });

    [Fact]
    public Task Timers_OneAfterTheOther_DoNotDrift() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            for (int day = 0; day < 14; day++)
            {
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            }

            return Clock(context);
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(14));
            await hub.ShouldCompleteAsync("2026-03-16 09:00:00");
        });

    [Fact]
    public Task Timers_OfManyInstancesAtOneTime_AllFire() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(new DateTime(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);
            return Clock(context);
        }))
        .RunAsync(async hub =>
        {
            await hub.DoAsync(client => Task.WhenAll(Enumerable.Range(0, 60).Select(number =>
                client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions($"it-{number:00}")))));
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            for (int number = 0; number < 60; number++)
            {
                await hub.ShouldCompleteAsync("2026-03-03 00:00:00", $"it-{number:00}");
            }
        });

    [Fact]
    public Task Race_EventBeforeTheTimer_TheEventWins() => Scenario
        .With(RaceOfEventAndTimer)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(13));
            await hub.RaiseAsync("Decision", "extend");
            await hub.ShouldCompleteAsync("extend");
            await hub.AdvanceAsync(TimeSpan.FromDays(2));
            await hub.ShouldCompleteAsync("extend");
        });

    [Fact]
    public Task Race_TimerBeforeTheEvent_TheTimerWins() => Scenario
        .With(RaceOfEventAndTimer)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(14));
            await hub.ShouldCompleteAsync("expired");
            await hub.RaiseAsync("Decision", "extend");
            await hub.ShouldCompleteAsync("expired");
        });

    [Fact]
    public Task Race_WhereEachLeadsOn_IsRepeatedUntilTheDecision() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("It", async context =>
            {
                int reminders = 0;
                Task<string> decision = context.WaitForExternalEvent<string>("Decision");
                while (true)
                {
                    using CancellationTokenSource end = new();
                    Task reminder = context.CreateTimer(TimeSpan.FromDays(7), end.Token);
                    if (await Task.WhenAny(decision, reminder) == decision)
                    {
                        end.Cancel();
                        return reminders;
                    }

                    reminders++;
                    await context.CallActivityAsync("Echo", $"reminder {reminders}");
                }
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(22));
            await hub.RaiseAsync("Decision", "ok");
            await hub.ShouldCompleteAsync(3);
            hub.Effects.Count.ShouldBe(3);
        });

    [Fact]
    public Task CurrentUtcDateTime_WithinAStep_StandsStill() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                List<string> times = [Clock(context)];
                await context.CallActivityAsync("Echo", "x");
                times.Add(Clock(context));
                await context.CreateTimer(TimeSpan.FromMinutes(90), CancellationToken.None);
                times.Add(Clock(context));
                DateTime now = context.CurrentUtcDateTime;
                return $"{string.Join(';', times)} {now == context.CurrentUtcDateTime} {now.Kind}";
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(3));
            await hub.ShouldCompleteAsync("2026-03-02 09:00:00;2026-03-02 09:00:00;2026-03-02 10:30:00 True Utc");
        });

    [Fact]
    public Task Timer_MissedWhileTheHubWasClosed_FiresWhenItOpens() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return "fired";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.CloseForAsync(TimeSpan.FromDays(3));
            await hub.ShouldCompleteAsync("fired");
        });

    private static void RaceOfEventAndTimer(TaskSet tasks) => tasks.Orchestrator<string>("It", async context =>
    {
        using CancellationTokenSource end = new();
        Task expiry = context.CreateTimer(TimeSpan.FromDays(14), end.Token);
        Task<string> decision = context.WaitForExternalEvent<string>("Decision");
        if (await Task.WhenAny(expiry, decision) == expiry)
        {
            return "expired";
        }

        end.Cancel();
        return await decision;
    });

    private static string Clock(TaskOrchestrationContext context)
        => context.CurrentUtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static async Task<int> After(TaskOrchestrationContext context, int minutes)
    {
        await context.CreateTimer(TimeSpan.FromMinutes(minutes), CancellationToken.None);
        return minutes;
    }
}

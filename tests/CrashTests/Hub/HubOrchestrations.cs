using System.Globalization;
using Microsoft.DurableTask;

namespace CrashTests.Hub;

/// <summary>The orchestrations that the hub runs while it is killed: steps, a timer, a fan-out, and an event from outside.</summary>
internal static class HubOrchestrations
{
    public const string Name = "Walk";
    public const string Effect = "Effect";
    public const string Go = "go";

    /// <summary>Steps 0 to 2 in sequence, 3 after a timer, 4 to 6 at once, 7 after the event.</summary>
    public const int Steps = 8;

    public static DurableTaskRegistry Registry(EffectFile effects, int incarnation, TimeProvider clock)
    {
        DurableTaskRegistry registry = new();
        registry.AddOrchestratorFunc<string, string>(Name, WalkAsync);
        registry.AddActivityFunc<StepInput, int>(Effect, (_, input) =>
        {
            effects.Append(new Effect(incarnation, input.InstanceId, input.Step, clock.GetUtcNow().UtcTicks));
            return Task.FromResult(input.Step);
        });
        return registry;
    }

    /// <summary>The timer's length: 20 ms to 1.5 s, from the instance's number.</summary>
    public static TimeSpan TimerOf(string instanceId) =>
        TimeSpan.FromMilliseconds(20 + (int.Parse(instanceId.AsSpan(1), CultureInfo.InvariantCulture) * 37 % 1480));

    private static async Task<string> WalkAsync(TaskOrchestrationContext context, string input)
    {
        Task<int> Step(int step) => context.CallActivityAsync<int>(Effect, new StepInput(context.InstanceId, step));

        await Step(0);
        await Step(1);
        await Step(2);
        await context.CreateTimer(TimerOf(context.InstanceId), CancellationToken.None);
        await Step(3);
        await Task.WhenAll(Step(4), Step(5), Step(6));
        string said = await context.WaitForExternalEvent<string>(Go);
        await Step(7);
        return $"{input} {said}";
    }
}

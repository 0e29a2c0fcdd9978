namespace CrashTests.Hub;

/// <summary>
/// What the effects tell. A step may be executed again only by a later process, and only while nothing that follows it was executed: once
/// the next step has run, the hub had committed the result of this one, and must never run it again.
/// </summary>
internal sealed record EffectAccount(int Instances, int Repeated, TimeSpan LatestTimer)
{
    public static EffectAccount Of(IReadOnlyList<Effect> effects, CrashReport report)
    {
        int instances = 0, repeated = 0;
        long latest = 0;
        foreach (IGrouping<string, Effect> instance in effects.GroupBy(effect => effect.InstanceId))
        {
            instances++;
            ILookup<int, (Effect Effect, int Place)> steps = instance.Select((effect, place) => (effect, place)).ToLookup(item => item.effect.Step);
            for (int step = 0; step < HubOrchestrations.Steps; step++)
            {
                (Effect Effect, int Place)[] executions = [.. steps[step]];
                report.Expect(executions.Length > 0, $"{instance.Key}: step {step} was never executed");
                report.Expect(executions.Select(item => item.Effect.Incarnation).Distinct().Count() == executions.Length,
                    $"{instance.Key}: step {step} was executed twice by the same process");
                repeated += Math.Max(0, executions.Length - 1);
                foreach (int next in Followers(step).Where(next => steps[next].Any() && executions.Length > 0))
                {
                    report.Expect(executions[^1].Place < steps[next].First().Place, $"{instance.Key}: step {step} was executed again after step {next}");
                }
            }

            if (steps[2].Any() && steps[3].Any())
            {
                long late = steps[3].First().Effect.At - steps[2].First().Effect.At - HubOrchestrations.TimerOf(instance.Key).Ticks;
                report.Expect(late >= 0, $"{instance.Key}: the timer fired {-late / TimeSpan.TicksPerMillisecond} ms early");
                latest = Math.Max(latest, late);
            }
        }

        return new EffectAccount(instances, repeated, TimeSpan.FromTicks(latest));
    }

    private static IEnumerable<int> Followers(int step) => step switch
    {
        3 => [4, 5, 6],
        4 or 5 or 6 => [7],
        7 => [],
        _ => [step + 1],
    };
}

using CareFunctions.Core.Councils;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Procedures;

/// <summary>What the pure interpreter does by a script, the orchestration does on real storage, with every step a replay from its history.</summary>
public sealed class EveryScriptedRunTests
{
    // Each run that lets a clock lapse moves the time, and so has an application of its own.
    private static int numbers = 500_000;

    public static TheoryData<string> Documents => [.. ShippedBooks.RunFiles().Select(one => one.Document).Distinct()];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Procedure_EveryScriptedRun_ComesToTheSame(string document)
    {
        var runs = ShippedBooks.Runs().Where(run => run.Document == document).ToList();
        var faults = new List<string>();
        foreach (var group in runs.GroupBy(run => (run.Today, Own: MovesTime(run) ? run.Title : null)))
        {
            var start = new DateTimeOffset(group.Key.Today.ToDateTimeUnspecified(), TimeSpan.Zero).AddHours(9);
            await using var care = await CareApplication.StartAsync(evict: true, start: start);
            foreach (var run in group)
            {
                faults.AddRange((await new DurableRun(care, run, Case(run.Council)).FaultsAsync()).Select(fault => $"{run.Title}: {fault}"));
            }
        }

        faults.ShouldBeEmpty();
    }

    private static bool MovesTime(ScriptedRun run) => run.Answers.Any(answer => answer.Result.Outcome == ClockRule.Lapsed);

    private static CaseReference Case(string council)
    {
        Council.TryParse(council, out var known).ShouldBeTrue();
        CaseReference.TryCreate(known!, (Interlocked.Increment(ref numbers) + (Environment.ProcessId % 1000 * 1000)).ToString(System.Globalization.CultureInfo.InvariantCulture), out var reference).ShouldBeTrue();
        return reference!;
    }
}

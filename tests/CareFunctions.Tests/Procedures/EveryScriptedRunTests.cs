using CareFunctions.Core.Councils;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using CareFunctions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Procedures;

/// <summary>What the pure interpreter does by a script, the orchestration does on real storage, with every step a replay from its history.</summary>
public sealed class EveryScriptedRunTests
{
    // Each run that lets a clock lapse or an increase run out moves the time, and so has an application of its own.
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
            var open = group.Select(run => new DurableRun(care, run, Case(run.Council))).ToList();
            foreach (var run in open)
            {
                await run.StartAsync();
            }

            // All of them side by side: to bring everything to rest takes as long for one as for all.
            while (open.Count > 0)
            {
                await care.RunAsync();
                var (tasks, work) = await WaitingAsync(care, group.Select(run => run.Council).Distinct());
                foreach (var run in open.ToList())
                {
                    if (await run.StepAsync(tasks, work) is { } found)
                    {
                        faults.AddRange(found.Select(fault => $"{run.Title}: {fault}"));
                        open.Remove(run);
                    }
                }
            }
        }

        faults.ShouldBeEmpty();
    }

    private static bool MovesTime(ScriptedRun run) => run.Answers.Any(answer => answer.Result.Outcome is ClockRule.Lapsed or "expired");

    private static async Task<(IReadOnlyList<CareTask> Tasks, IReadOnlyList<RunningWork> Work)> WaitingAsync(CareApplication care, IEnumerable<string> councils)
    {
        var tasks = new List<CareTask>();
        var work = new List<RunningWork>();
        foreach (var council in Council.All.Where(one => councils.Contains(one.Id)))
        {
            tasks.AddRange(await care.Embedded.Services.GetRequiredService<TaskTable>().QueryAsync(council, new TaskFilter(TaskState.Open), CancellationToken.None));
            await foreach (var one in care.Embedded.Services.GetRequiredService<RunningWorkTable>().QueryAsync(council, null, null, CancellationToken.None))
            {
                work.Add(one);
            }
        }

        return (tasks, work);
    }

    private static CaseReference Case(string council)
    {
        Council.TryParse(council, out var known).ShouldBeTrue();
        CaseReference.TryCreate(known!, (Interlocked.Increment(ref numbers) + (Environment.ProcessId % 1000 * 1000)).ToString(System.Globalization.CultureInfo.InvariantCulture), out var reference).ShouldBeTrue();
        return reference!;
    }
}

using CareFunctions.Core.Procedures;
using CareFunctions.Core.Tests.Procedures;

namespace CareFunctions.Core.Tests.Register;

/// <summary>What the scripted runs show of one step of a procedure: the runs that did it, whether another run of the procedure did not, and what it came to.</summary>
internal sealed record StepEvidence(ProcedureStep Step, string File, string Procedure, IReadOnlyList<string> Runs, bool SometimesNot, IReadOnlyCollection<string> Outcomes)
{
    private static readonly Lazy<Task<IReadOnlyList<StepEvidence>>> Gathered = new(GatherAsync);

    /// <summary>The evidence of every step of every book.</summary>
    public static Task<IReadOnlyList<StepEvidence>> AllAsync() => Gathered.Value;

    /// <summary>Whether runs show it both ways: done in one and not in another, or decided in two ways at least.</summary>
    public bool BothWays => Runs.Count > 0 && (SometimesNot || Outcomes.Count > 1);

    private static async Task<IReadOnlyList<StepEvidence>> GatherAsync()
    {
        var runs = new List<(ScriptedRun Run, Coverage Coverage)>();
        foreach (var run in ShippedBooks.Runs())
        {
            var coverage = new Coverage();
            await ScriptedRunsTests.FaultsOfAsync(run, coverage);
            runs.Add((run, coverage));
        }

        return
        [
            .. from book in ShippedBooks.Books
               from procedure in book.Procedures
               from step in procedure.AllSteps()
               let inProcedure = runs.Where(one => procedure.Steps.Any(first => one.Coverage.Done.Contains(first) || one.Coverage.PassedBy.Contains(first))).ToList()
               let did = inProcedure.Where(one => one.Coverage.Done.Contains(step)).ToList()
               select new StepEvidence(
                   step,
                   book.File,
                   procedure.Id,
                   [.. did.Select(one => one.Run.Name)],
                   did.Count < inProcedure.Count,
                   did.SelectMany(one => one.Coverage.OutcomesOf(step)).ToHashSet(StringComparer.Ordinal)),
        ];
    }
}

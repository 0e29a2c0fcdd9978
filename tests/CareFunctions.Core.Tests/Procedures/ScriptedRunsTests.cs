using CareFunctions.Core.Procedures;

namespace CareFunctions.Core.Tests.Procedures;

/// <summary>The shipped procedures against the runs written for them.</summary>
public class ScriptedRunsTests
{
    private static readonly string[] AlwaysListed = ["tell", "change", "note", "run"];

    [Fact]
    public void Load_ShippedFiles_HasNoFault() => ShippedBooks.Rulebooks.Count.ShouldBeGreaterThan(2);

    [Fact]
    public void Load_ShippedFiles_AskForNoMoreHoursThanTheLimitAllows()
    {
        // A request over the limit by itself goes to Triage at once: the step's condition and the limit are stated in two files.
        var increases = ShippedBooks.Rulebooks.SelectMany(rulebook => rulebook.Books.SelectMany(book => book.Procedures).SelectMany(one => one.AllSteps())
            .Where(step => step.Do == StepKind.Increase).Select(step => (Rulebook: rulebook, Step: step))).ToList();

        increases.ShouldNotBeEmpty();
        increases.ShouldAllBe(one => one.Step.When!.Compare!.AtMost!.Number == one.Rulebook.Increases!.Temporary.LimitHoursPerWeek);
    }

    [Fact]
    public async Task RunAsync_EveryScriptedRun_HappensAsWritten()
    {
        var faults = new List<string>();
        foreach (var run in ShippedBooks.Runs())
        {
            faults.AddRange((await FaultsOfAsync(run, coverage: null)).Select(fault => $"{run.Title}: {fault}"));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_EveryStepConditionAndOutcome_IsReachedBySomeRun()
    {
        var coverage = new Coverage();
        foreach (var run in ShippedBooks.Runs())
        {
            await FaultsOfAsync(run, coverage);
        }

        ShippedBooks.Books.SelectMany(coverage.Missing).ShouldBeEmpty();
    }

    internal static async Task<IReadOnlyList<string>> FaultsOfAsync(ScriptedRun run, Coverage? coverage)
    {
        try
        {
            var (rulebook, book) = ShippedBooks.Of(run);
            var effects = new ScriptedEffects(run, coverage);
            var result = await ProcedureInterpreter.RunAsync(run.Start(rulebook, book), effects, coverage is null ? null : coverage.Considered);
            return Compare(run, effects, result);
        }
        catch (FormatException fault)
        {
            return [fault.Message];
        }
    }

    internal static IReadOnlyList<string> Compare(ScriptedRun run, ScriptedEffects effects, ProcedureResult result)
    {
        var faults = new List<string>();
        if (result.Outcome != run.Outcome)
        {
            faults.Add($"it ended as {result.Outcome}, not as {run.Outcome}.");
        }

        faults.AddRange(effects.Unused.Select(one => $"the line '{one}' was not used."));
        var happened = effects.Happened.Where(one => AlwaysListed.Contains(one[0]) || run.Expected.Any(expected => Names(expected, one))).ToList();
        if (happened.Count != run.Expected.Count || !happened.Zip(run.Expected).All(one => Names(one.Second, one.First)))
        {
            faults.Add($"what happened: {Shown(happened)}; what was expected: {Shown(run.Expected)}.");
        }

        return faults;
    }

    // "tell tell-worker", "tell-worker" and "change award proactis award" all name a step; what is given must fit.
    private static bool Names(string[] expected, string[] happened) =>
        expected.Length > 0 && (expected[0] == happened[0] && expected.Length > 1
            ? happened.Length >= expected.Length && expected.SequenceEqual(happened.Take(expected.Length))
            : happened.Length > expected.Length && expected.SequenceEqual(happened.Skip(1).Take(expected.Length)));

    private static string Shown(IEnumerable<string[]> steps) => string.Join(", ", steps.Select(one => string.Join(' ', one)));
}

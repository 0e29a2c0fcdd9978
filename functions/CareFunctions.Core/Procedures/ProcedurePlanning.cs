using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Procedures;

/// <summary>Takes out of a rulebook what one procedure needs.</summary>
internal static class ProcedurePlanning
{
    public static ProcedurePlan Plan(Rulebook rulebook, ProcedureBook book, string procedure, string service)
    {
        var procedures = Reached(rulebook, book, procedure);
        var steps = procedures.SelectMany(one => one.AllSteps()).ToList();
        var clocks = steps.SelectMany(one => new[] { one.Clock, one.Watch }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var advice = steps.SelectMany(one => one.Guidance ?? []).ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, name) in rulebook.Teams.Select(one => (one.Id, one.Name))
            .Concat(rulebook.Roles.Select(one => (one.Id, one.Name)))
            .Concat(rulebook.Systems.Select(one => (one.Id, one.Name))))
        {
            names.TryAdd(id, name);
        }

        return new ProcedurePlan(
            procedure,
            procedures,
            [.. Books(rulebook, book).SelectMany(one => one.Clocks ?? []).Where(one => clocks.Contains(one.Id)).DistinctBy(one => one.Id)],
            rulebook.Service(service)?.Rules.Gates ?? [],
            [.. Books(rulebook, book).SelectMany(one => one.Guidance ?? []).Concat(AdviceOf(rulebook)).Where(one => one.Clauses.Any(advice.Contains)).DistinctBy(one => one.Text)],
            rulebook.Roles,
            names,
            rulebook.Edition)
        {
            KeepsServiceStates = true,
        };
    }

    /// <summary>The circumstances that a book's conditions name and no decision of its own gives.</summary>
    public static IEnumerable<string> Flags(ProcedureBook book)
    {
        var steps = book.Procedures.SelectMany(one => one.AllSteps()).ToList();
        var decided = steps.SelectMany(one => one.Fields ?? []).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return steps.SelectMany(ConditionsOf).SelectMany(one => one.WithInner()).Select(one => one.Flag).OfType<string>()
            .Where(flag => !decided.Contains(flag));
    }

    /// <summary>The advice that the rulebook itself gives, at the referral.</summary>
    public static IEnumerable<GuidanceRule> AdviceOf(Rulebook rulebook) =>
        rulebook.Guidance.Select(one => new GuidanceRule(one.Text, one.Clauses))
        .Concat(rulebook.Services.SelectMany(one => one.Rules.Advice).Select(one => new GuidanceRule(one.Text, one.Clauses)));

    public static IEnumerable<ProcedureCondition> ConditionsOf(ProcedureStep step) =>
        new[] { step.When, step.Until?.Condition }.OfType<ProcedureCondition>();

    // A council's procedure may run a general one; a general one runs only its own.
    private static List<ProcedureRule> Reached(Rulebook rulebook, ProcedureBook book, string procedure)
    {
        var reached = new List<ProcedureRule>();
        var open = new Queue<string>([procedure]);
        while (open.TryDequeue(out var id))
        {
            if (reached.All(one => one.Id != id)
                && Books(rulebook, book).Select(one => one.Procedure(id)).FirstOrDefault(one => one is not null) is { } found)
            {
                reached.Add(found);
                foreach (var step in found.AllSteps().Where(one => one.Procedure is not null))
                {
                    open.Enqueue(step.Procedure!);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<ProcedureBook> Books(Rulebook rulebook, ProcedureBook first) =>
        ((IEnumerable<ProcedureBook>)[first]).Concat(rulebook.Books.Where(one => one != first && one.Document is not null));
}

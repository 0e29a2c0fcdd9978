using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Json;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Procedures;

/// <summary>Says in what two editions of a council's rulebook differ: procedures, steps, clocks and limits.</summary>
public static class ProcedureCompatibility
{
    // Words and advice bind nobody: a change to them leaves every way open.
    private static readonly string[] Wording = ["what", "note", "next", "guidance", "clauses", "name", "localAssumption"];

    /// <summary>Compares two editions.</summary>
    /// <param name="before">The edition before, with its procedures.</param>
    /// <param name="after">The edition now.</param>
    public static EditionComparison Compare(Rulebook before, Rulebook after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<RulebookChange>();
        Limits(before, after, changes);
        foreach (var (earlier, later) in Paired(before.Books, after.Books, BookName))
        {
            var file = (later ?? earlier)!.File;
            Clocks(file, earlier?.Clocks ?? [], later?.Clocks ?? [], changes);
            foreach (var (one, other) in Paired(earlier?.Procedures ?? [], later?.Procedures ?? [], procedure => procedure.Id))
            {
                Procedure(file, one, other, changes);
            }
        }

        return new EditionComparison(before.Edition, after.Edition, changes, Warnings(before, after));
    }

    private static List<string> Warnings(Rulebook before, Rulebook after)
    {
        var warnings = new List<string>();
        Version($"{after.Council.Id}.yaml", before.FileEdition, after.FileEdition, warnings);
        foreach (var (earlier, later) in Paired(before.Books, after.Books, BookName))
        {
            if (earlier is not null && later is not null)
            {
                Version(later.File, earlier.Edition, later.Edition, warnings);
            }
        }

        return warnings;
    }

    private static void Version(string file, RulebookVersion before, RulebookVersion after, List<string> warnings)
    {
        if (before.Hash == after.Hash || !System.Version.TryParse(before.Declared, out var earlier) || !System.Version.TryParse(after.Declared, out var later))
        {
            return;
        }

        if (earlier > later)
        {
            warnings.Add($"{file}: the version went back from {before.Declared} to {after.Declared}.");
        }
        else if (earlier == later)
        {
            warnings.Add($"{file}: the text changed and the version stayed {after.Declared}; raise it, so that notes tell the editions apart.");
        }
    }

    private static void Limits(Rulebook before, Rulebook after, List<RulebookChange> changes)
    {
        var where = $"{after.Council.Id}.yaml: increases";
        Members(where, Node(before.Increases), Node(after.Increases), "", changes);
        Rules($"{after.Council.Id}.yaml: contradictions", "contradiction", before.Contradictions ?? [], after.Contradictions ?? [], rule => rule.Id, changes);
        foreach (var (one, other) in Paired(before.Services, after.Services, service => service.Id))
        {
            var service = $"{after.Council.Id}.yaml: {(other ?? one)!.Id}";
            if (one is null || other is null)
            {
                changes.Add(one is null ? new(service, "the service is new.", true) : new(service, "the service is gone.", false));
                continue;
            }

            Rules(service, "evidence", one.Rules.Evidence, other.Rules.Evidence, rule => rule.Id, changes);
            Rules(service, "gate", one.Rules.Gates, other.Rules.Gates, rule => rule.Id, changes);
            Rules(service, "guard", one.Rules.Guards, other.Rules.Guards, rule => rule.Id, changes);
            Rules(service, "redirect", one.Rules.Redirects, other.Rules.Redirects, rule => rule.Id, changes);
        }
    }

    // Each of these asks for something: a new one narrows, one that is gone widens.
    private static void Rules<T>(string service, string kind, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, List<RulebookChange> changes)
        where T : class
    {
        foreach (var (one, other) in Paired(before, after, id))
        {
            var where = $"{service}/{id((other ?? one)!)}";
            if (one is null || other is null)
            {
                changes.Add(one is null ? new(where, $"the {kind} is new.", false) : new(where, $"the {kind} is gone.", true));
            }
            else
            {
                Members(where, Node(one), Node(other), "", changes);
            }
        }
    }

    private static void Clocks(string file, IReadOnlyList<TimeBoxes.ClockRule> before, IReadOnlyList<TimeBoxes.ClockRule> after, List<RulebookChange> changes)
    {
        foreach (var (one, other) in Paired(before, after, clock => clock.Id))
        {
            var where = $"{file}: clock {(other ?? one)!.Id}";
            if (one is null || other is null)
            {
                changes.Add(one is null ? new(where, "the clock is new.", true) : new(where, "the clock is gone.", false));
            }
            else
            {
                Members(where, Node(one), Node(other), "", changes);
            }
        }
    }

    private static void Procedure(string file, ProcedureRule? before, ProcedureRule? after, List<RulebookChange> changes)
    {
        var where = $"{file}: {(after ?? before)!.Id}";
        if (before is null || after is null)
        {
            changes.Add(before is null ? new(where, "the procedure is new.", true) : new(where, "the procedure is gone.", false));
            return;
        }

        Members(where + "/starts", Node(before.Starts), Node(after.Starts), "", changes);
        foreach (var (one, other) in Paired([.. before.AllSteps()], [.. after.AllSteps()], step => step.Id))
        {
            var step = $"{where}/{(other ?? one)!.Id}";
            if (one is null || other is null)
            {
                changes.Add(one is null ? new(step, "the step is new.", true) : new(step, "the step is gone.", false));
            }
            else
            {
                Members(step, Own(one), Own(other), "", changes);
            }
        }

        var kept = before.AllSteps().Select(step => step.Id).Intersect(after.AllSteps().Select(step => step.Id), StringComparer.Ordinal).ToList();
        if (!kept.SequenceEqual(after.AllSteps().Select(step => step.Id).Where(kept.Contains), StringComparer.Ordinal))
        {
            changes.Add(new(where, "the steps come in another order.", false));
        }
    }

    // The steps within are compared by themselves.
    private static JsonNode? Own(ProcedureStep step) => Node(step with { Steps = null, Then = null });

    private static void Members(string where, JsonNode? before, JsonNode? after, string name, List<RulebookChange> changes)
    {
        if (before is JsonObject one && after is JsonObject other)
        {
            foreach (var member in one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key), StringComparer.Ordinal).ToList())
            {
                Members(where, one[member], other[member], name.Length == 0 ? member : $"{name}.{member}", changes);
            }
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            var wording = Wording.Contains(name.Split('.')[^1], StringComparer.Ordinal);
            changes.Add(new RulebookChange(where, $"{(name.Length == 0 ? "it" : name)} was {Shown(before)} and is {Shown(after)}.", wording));
        }
    }

    private static string Shown(JsonNode? node)
    {
        var text = node?.ToJsonString(CareJson.Options) ?? "not there";
        return text.Length <= 160 ? text : text[..157] + "...";
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CareJson.Options);

    private static string BookName(ProcedureBook book) => book.Council?.Id ?? book.Document!.Value.ToString();

    private static IEnumerable<(T? Before, T? After)> Paired<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id)
        where T : class
    {
        foreach (var one in before)
        {
            yield return (one, after.FirstOrDefault(other => id(other) == id(one)));
        }

        foreach (var other in after.Where(other => before.All(one => id(one) != id(other))))
        {
            yield return (null, other);
        }
    }
}

namespace CareFunctions.Core.Tests.DecisionAids;

/// <summary>The clauses of the two general documents: id and kind.</summary>
internal static class ClauseRegister
{
    private static readonly HashSet<string> Decided = ["decision", "gate", "guard", "channel", "evidence"];

    public static IReadOnlyDictionary<string, string> Kinds { get; } = new[] { "generic.tsv", "carers.tsv" }
        .SelectMany(file => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "DecisionAids", file)).Skip(1))
        .Select(line => line.Split('\t'))
        .ToDictionary(row => row[0], row => row[2], StringComparer.Ordinal);

    /// <summary>The clauses that need a rule that can fire.</summary>
    public static IReadOnlyList<string> RulesThatFire { get; } = [.. Kinds.Where(clause => Decided.Contains(clause.Value)).Select(clause => clause.Key).Order(StringComparer.Ordinal)];
}

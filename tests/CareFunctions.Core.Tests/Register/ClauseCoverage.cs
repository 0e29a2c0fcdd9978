using CareFunctions.Core.Tests.DecisionAids;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.Tests.Referrals;

namespace CareFunctions.Core.Tests.Register;

/// <summary>Where one clause lives, which tests exercise it, and what is still missing for its kind; null when nothing is.</summary>
internal sealed record ClauseCoverage(Clause Clause, IReadOnlyList<ClausePlace> Places, IReadOnlyList<string> Tests, string? Missing)
{
    // Who authorises, extends or ends a running increase is decided by the time box of an increase, not by the referral check.
    internal static readonly IReadOnlyDictionary<string, string> TestsOfCode = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SOM-INC-05"] = "CareFunctions.Core.Tests/TimeBoxes/TemporaryIncreasesTests.cs",
        ["SOM-INC-06"] = "CareFunctions.Core.Tests/TimeBoxes/TemporaryIncreasesTests.cs",
        ["SOM-INC-07"] = "CareFunctions.Core.Tests/TimeBoxes/TemporaryIncreasesTests.cs",
        ["SOM-INC-08"] = "CareFunctions.Core.Tests/TimeBoxes/TemporaryIncreasesTests.cs",
        ["SOM-INC-09"] = "CareFunctions.Tests/Increases/TemporaryIncreaseTests.cs",
    };

    private static readonly Lazy<Task<IReadOnlyList<ClauseCoverage>>> Gathered = new(GatherAsync);

    /// <summary>Every clause of the register, in its order.</summary>
    public static Task<IReadOnlyList<ClauseCoverage>> AllAsync() => Gathered.Value;

    private static async Task<IReadOnlyList<ClauseCoverage>> GatherAsync()
    {
        var evidence = await StepEvidence.AllAsync();
        var steps = evidence.ToDictionary(one => (one.File, one.Procedure, one.Step.Id));
        var clocks = evidence.Where(one => one.Runs.Count > 0)
            .SelectMany(one => new[] { one.Step.Clock, one.Step.Watch }.OfType<string>().Select(clock => (Clock: (one.File, clock), Step: one)))
            .ToLookup(one => one.Clock, one => one.Step);
        var rows = new[] { "somerset", "croydon", "medway" }
            .SelectMany(council => RuleCase.Read(council).Select(row => (row.Clause, Test: $"Referrals/Cases/{council}.txt, {row.Clause}")))
            .ToLookup(one => one.Clause, one => one.Test);
        var aids = ClauseCases.All.Select(one => one.Clause).ToHashSet(StringComparer.Ordinal);
        var places = ClausePlaces.All.ToLookup(place => place.Clause);
        return [.. ClauseRegister.All.Select(clause => Of(clause, [.. places[clause.Id]]))];

        ClauseCoverage Of(Clause clause, IReadOnlyList<ClausePlace> cited)
        {
            var done = cited.Where(place => place is { Kind: PlaceKind.Step, Detail: not "end" }).Select(place => steps[(place.File, place.Step!.Value.Procedure, place.Step.Value.Step)])
                .Where(one => one.Runs.Count > 0).ToList();
            var ran = cited.Where(place => place.Kind == PlaceKind.Clock).SelectMany(place => clocks[(place.File, place.Entry.Split('/')[1])]).ToList();
            var advice = cited.Any(place => place.Kind == PlaceKind.Guidance);
            List<string> tests =
            [
                .. rows[clause.Id].Distinct(),
                .. aids.Contains(clause.Id) ? [$"DecisionAids/ClauseCases, {clause.Id}"] : Array.Empty<string>(),
                .. TestsOfCode.TryGetValue(clause.Id, out var test) ? [test] : Array.Empty<string>(),
                .. done.Concat(ran).OrderByDescending(one => one.BothWays).SelectMany(one => one.Runs.Take(1)).Distinct().Take(2).Select(run => "Runs/" + run),
                .. advice ? ["Register/GuidanceTests"] : Array.Empty<string>(),
            ];
            var left = cited.Any(place => place.Kind == PlaceKind.People);
            var byCode = rows.Contains(clause.Id) || aids.Contains(clause.Id) || TestsOfCode.ContainsKey(clause.Id);
            var missing = clause.Kind switch
            {
                _ when left => null,
                _ when cited.Count == 0 => "no entry cites it",
                ClauseKind.Info => advice || rows.Contains(clause.Id) || done.Count > 0 || ran.Count > 0 ? null : "it is advice, and no guidance shows it",
                ClauseKind.Timebox => ran.Count > 0 || done.Any(one => one.Step.Clock is not null) || byCode ? null : "it is a time box, and no run takes it through a clock",

                // What a worker does, tells or records before a referral is no step of ours: a rule of the referral check demands it, and returns what lacks it.
                ClauseKind.Step or ClauseKind.Notify or ClauseKind.Record => done.Count > 0 || rows.Contains(clause.Id) || TestsOfCode.ContainsKey(clause.Id) ? null : "it is done, told or recorded, and no run reaches a step that does it",
                _ => byCode || done.Concat(ran).Any(one => one.BothWays) ? null : "it is a rule, and no case or run shows it firing and not firing",
            };
            return new ClauseCoverage(clause, cited, tests, missing);
        }
    }
}

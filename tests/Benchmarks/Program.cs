using Benchmarks;

string which = args.FirstOrDefault() ?? "all";
Dictionary<string, Func<Task<IReadOnlyList<Figure>>>> benchmarks = new(StringComparer.Ordinal)
{
    ["sequence"] = SequenceBenchmark.RunAsync,
    ["timers"] = TimersBenchmark.RunAsync,
    ["replay"] = ReplayBenchmark.RunAsync,
    ["start"] = StartBenchmark.RunAsync,
    ["referrals"] = ReferralsBenchmark.RunAsync,
    ["emails"] = EmailsBenchmark.RunAsync,
};

// The timers benchmark starts this program again, so that memory and start are those of a fresh process.
if (which == TimersChild.Command)
{
    return await TimersChild.RunAsync(args);
}

if (which != "all" && !benchmarks.ContainsKey(which))
{
    Console.Error.WriteLine($"Unknown benchmark '{which}'. Known: {string.Join(", ", benchmarks.Keys)}, all.");
    return 2;
}

List<Figure> figures = [];
foreach ((string name, Func<Task<IReadOnlyList<Figure>>> run) in benchmarks)
{
    if (which == "all" || which == name)
    {
        Console.WriteLine($"== {name}");
        IReadOnlyList<Figure> measured = await run();
        foreach (Figure figure in measured)
        {
            Console.WriteLine(figure);
        }

        figures.AddRange(measured);
    }
}

int missed = figures.Count(figure => !figure.Met);
Console.WriteLine($"{figures.Count - missed} figures within their targets, {missed} missed");
return missed == 0 ? 0 : 1;

using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Tests.Referrals;

/// <summary>One row of a table of cases: a clause, a request that makes it fire, and one that does not.</summary>
internal sealed record RuleCase(string Clause, string Service, string Fires, ReferralVerdict Verdict, string Quiet)
{
    public static readonly LocalDate Today = new(2026, 5, 1);

    public static Rulebook Rulebook(string council) => RulebookLoader.Load(council + ".yaml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rulebook", council + ".yaml")));

    public static IReadOnlyList<RuleCase> Read(string council) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Referrals", "Cases", council + ".txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line =>
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            cells.Length.ShouldBe(5, line);
            cells.ShouldAllBe(cell => cell.Length > 0, line);
            return new RuleCase(cells[0], cells[1], cells[2], Enum.GetValues<ReferralVerdict>().Single(one => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString()) == cells[3]), cells[4]);
        }),
    ];

    /// <summary>The request that a row's words say. Everything that any rule of the service asks for is on file unless taken away.</summary>
    public static ReferralRequest Request(Rulebook rulebook, string service, string words)
    {
        var rules = rulebook.Service(service).ShouldNotBeNull(service);
        var kinds = rules.Rules.EvidenceKinds().ToHashSet();
        var request = new ReferralRequest(Channel.Worklist, Requester.Worker, "", service, Urgency.Routine, [], []);
        string? team = null;
        foreach (var word in words.Split(' ').Where(word => word != "."))
        {
            var rest = word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..];
            switch (word)
            {
                case ['-', .. var kind]:
                    kinds.Remove(kind).ShouldBeTrue($"{words}: no rule of {service} asks for {kind}");
                    break;
                case ['#', .. var flag]:
                    rules.Rules.Flags().ShouldContain(flag, words);
                    request = request with { Flags = [.. request.Flags, flag] };
                    break;
                case ['>', .. var kind]:
                    request = request with { Request = Word<RequestKind>(kind) };
                    break;
                case ['b', 'y', ':', ..]:
                    request = request with { From = Word<Requester>(rest) };
                    break;
                case ['t', 'o', ':', ..]:
                    team = rest;
                    break;
                case "urgent":
                    request = request with { Urgency = Urgency.Urgent };
                    break;
                default:
                    request = request with { Channel = Word<Channel>(word) };
                    break;
            }
        }

        return request with
        {
            ToTeam = team ?? rules.Rules.Routes.FirstOrDefault(one => one.Channel == request.Channel && one.From == request.From && (one.Requests ?? [RequestKind.Source]).Contains(request.Request))?.To ?? rules.Owner,
            Evidence = [.. kinds.Select(kind => new EvidenceOnFile(kind, Today, EvidenceStatus.Agreed))],
        };
    }

    /// <summary>Every clause that an answer reports, but those that a plain acceptance rests on.</summary>
    public static HashSet<string> Reported(ReferralOutcome outcome) =>
    [
        .. outcome.Verdict == ReferralVerdict.Accepted ? [] : outcome.Clauses,
        .. outcome.Missing.Concat(outcome.Blocks).Concat(outcome.ToWaive).SelectMany(one => one.Clauses),
        .. outcome.Awaited.Concat(outcome.Ahead).SelectMany(one => one.Clauses),
        .. outcome.WaivedBy,
        .. outcome.Advice.SelectMany(one => one.Clauses),
    ];

    public override string ToString() => $"{Clause} {Service}: {Fires}";

    private static T Word<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Single(one => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString()) == word);
}

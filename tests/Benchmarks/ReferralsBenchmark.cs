using System.Diagnostics;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace Benchmarks;

/// <summary>Referral checks on one core: every service of every council's rulebook in turn, each once with everything on file and
/// once with the first half of it.</summary>
internal static class ReferralsBenchmark
{
    private const int Rounds = 5;
    private const int ChecksARound = 400_000;
    private static readonly LocalDate Today = new(2026, 5, 1);

    public static Task<IReadOnlyList<Figure>> RunAsync()
    {
        List<(Rulebook Rulebook, ReferralRequest Request)> requests = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "rulebook"), "*.yaml")
            .Where(file => Council.TryParse(Path.GetFileNameWithoutExtension(file), out _)).Order(StringComparer.Ordinal))
        {
            Rulebook rulebook = RulebookLoader.Load(Path.GetFileName(file), File.ReadAllText(file));
            requests.AddRange(rulebook.Services.SelectMany(Requests).Select(request => (rulebook, request)));
        }

        double best = 0;
        double bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            int accepted = 0;
            for (int check = 0; check < ChecksARound; check++)
            {
                (Rulebook rulebook, ReferralRequest request) = requests[check % requests.Count];
                accepted += ReferralCheck.Check(rulebook, request, Today).Accepted ? 1 : 0;
            }

            best = Math.Max(best, ChecksARound / Stopwatch.GetElapsedTime(started).TotalSeconds);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)ChecksARound;
            if (accepted is 0 or ChecksARound)
            {
                throw new InvalidOperationException($"{accepted} of {ChecksARound} were accepted: that is not the mixture to be measured.");
            }
        }

        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            new($"referral checks, {requests.Count} requests of three councils in turn", best, "a second", AtLeast: 100_000),
            new("allocated for a check", bytes, "bytes"),
        ]);
    }

    private static IEnumerable<ReferralRequest> Requests(ServiceRules service)
    {
        RouteRule route = service.Rules.Routes.FirstOrDefault(one => one is { Requests: null, Accepted: RouteAcceptance.Always or RouteAcceptance.Answered }) ?? service.Rules.Routes[0];
        List<EvidenceOnFile> everything = [.. service.Rules.EvidenceKinds().Distinct().Select(kind => new EvidenceOnFile(kind, Today, EvidenceStatus.Agreed))];
        ReferralRequest complete = new(route.Channel, route.From, route.To, service.Id, Urgency.Routine, everything, ["lacks-capacity", "nursing"]);
        yield return complete;
        yield return complete with { Evidence = everything[..(everything.Count / 2)] };
    }
}

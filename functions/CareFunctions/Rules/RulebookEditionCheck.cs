using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Logging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Rules;

/// <summary>Says at start in what the rulebooks differ from those of the last start. It never stops the start: new cases take the new edition and running ones
/// keep theirs, so that no difference can strand a case.</summary>
public sealed class RulebookEditionCheck(CouncilRules rules, RulebookEditionTable editions, ILogger<RulebookEditionCheck> log) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await editions.ReadAsync(cancellationToken) is { } last)
        {
            if (last.SequenceEqual(rules.Files))
            {
                return;
            }

            Compare(last);
        }

        await editions.WriteAsync(rules.Files, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Compare(IReadOnlyList<(string File, string Yaml)> last)
    {
        IReadOnlyList<Rulebook> before;
        try
        {
            before = RulebookLibrary.Load(last);
        }
        catch (RulebookException exception)
        {
            // A newer application may ask more of a rulebook than the one that kept it.
            log.LastRulebooksUnreadable(exception.Message);
            return;
        }

        foreach (var council in Council.All)
        {
            if (before.FirstOrDefault(one => one.Council == council) is { } earlier && rules.Find(council) is { } now && earlier.Edition != now.Edition)
            {
                Say(council, ProcedureCompatibility.Compare(earlier, now));
            }
        }
    }

    private void Say(Council council, EditionComparison comparison)
    {
        log.RulebookChanged(
            council.Id, comparison.Before.Declared, comparison.Before.Hash[..12], comparison.After.Declared, comparison.After.Hash[..12],
            comparison.Changes.Count, comparison.Compatible);
        foreach (var change in comparison.Changes)
        {
            log.RulebookDifference(council.Id, change.ToString());
        }

        foreach (var warning in comparison.Warnings)
        {
            log.RulebookVersionWrong(council.Id, warning);
        }
    }
}

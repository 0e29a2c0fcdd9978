using CareFunctions.Core.Councils;
using CareFunctions.Rules;
using CareFunctions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>Stops the start when a connector is configured for a system that no council's rulebook knows: misspelt, it would silently leave every change to
/// people.</summary>
public sealed class ConnectorsCheck(CouncilRules rules, IOptions<CareOptions> options) : IHostedService
{
    /// <inheritdoc />
    /// <exception cref="OptionsValidationException">A connector is for no system; every one is named.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var known = Council.All.SelectMany(council => rules.Find(council)?.Systems ?? []).Select(system => system.Id).Distinct().ToList();
        string[] faults =
        [
            .. Strangers(options.Value.ConnectorNames, "Care__Connectors", known),
            .. Strangers(options.Value.HttpConnectors.Keys, "Care__HttpConnectors", known),
        ];
        return faults.Length == 0 ? Task.CompletedTask : throw new OptionsValidationException(CareOptions.Section, typeof(CareOptions), faults);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<string> Strangers(IEnumerable<string> names, string setting, List<string> known) =>
        names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => $"{setting} names '{name}', which is no system of a rulebook; systems are {string.Join(", ", known)}.");
}

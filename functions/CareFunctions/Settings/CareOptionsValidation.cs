using CareFunctions.Notifications;
using CareFunctions.Storage;
using CareFunctions.SystemCommands.Connectors;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CareFunctions.Settings;

/// <summary>Names every setting that is missing or wrong, before anything starts.</summary>
public sealed class CareOptionsValidation(IConfiguration configuration) : IValidateOptions<CareOptions>
{
    private static readonly string[] Known =
    [
        nameof(CareOptions.TrustPrincipalHeader), nameof(CareOptions.Connectors), nameof(CareOptions.HttpConnectors), nameof(CareOptions.Notify), nameof(CareOptions.Recipients), nameof(CareOptions.DailySweep), nameof(CareOptions.ConnectorTimeout), nameof(CareOptions.RulebookFolder),
        nameof(CareOptions.NotificationsKept),
    ];

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, CareOptions options)
    {
        var faults = new List<string>();
        try
        {
            _ = StorageConnection.From(configuration);
        }
        catch (InvalidOperationException fault)
        {
            faults.Add(fault.Message);
        }

        faults.AddRange(configuration.GetSection(CareOptions.Section).GetChildren()
            .Where(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            .Select(setting => $"Care__{setting.Key} is not a setting; known are {string.Join(", ", Known.Select(known => "Care__" + known))}."));
        faults.AddRange(options.ConnectorNames.Where(options.HttpConnectors.ContainsKey)
            .Select(system => $"{system} is in Care__Connectors and in Care__HttpConnectors; one of the two sends its commands."));
        var connectors = configuration.GetSection(CareOptions.Section).GetSection(nameof(CareOptions.HttpConnectors));
        faults.AddRange(options.HttpConnectors.SelectMany(one => HttpConnectorFaults.Of(one.Key, one.Value, connectors.GetSection(one.Key))));
        faults.AddRange(NotifyFaults.Of(options.Notify, configuration.GetSection(CareOptions.Section).GetSection(nameof(CareOptions.Notify))));
        faults.AddRange(NotifyFaults.Of(options.Recipients));
        if (options.ConnectorTimeout < TimeSpan.FromMinutes(1) || options.ConnectorTimeout > TimeSpan.FromDays(7))
        {
            faults.Add("Care__ConnectorTimeout must be between 00:01:00 and 7.00:00:00.");
        }

        if (options.NotificationsKept < TimeSpan.FromDays(31) || options.NotificationsKept > TimeSpan.FromDays(3660))
        {
            faults.Add("Care__NotificationsKept must be between 31.00:00:00 and 3660.00:00:00.");
        }

        if (options.RulebookFolder is not { Length: > 0 })
        {
            faults.Add("Care__RulebookFolder must name the folder with the rulebook.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

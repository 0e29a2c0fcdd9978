using CareFunctions.Emails;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CareFunctions.Settings;

/// <summary>Names every setting of the mailboxes that is missing or wrong, before anything starts.</summary>
public sealed class GraphOptionsValidation(IConfiguration configuration) : IValidateOptions<GraphOptions>
{
    private const int ShortestState = 16;
    private const int LongestState = 128;

    private static readonly string[] Known =
    [
        nameof(GraphOptions.TenantId), nameof(GraphOptions.ClientId), nameof(GraphOptions.ClientSecret), nameof(GraphOptions.ClientState),
        nameof(GraphOptions.NotificationUrl), nameof(GraphOptions.Authority), nameof(GraphOptions.Endpoint),
    ];

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> faults =
        [
            .. configuration.GetSection(GraphOptions.Section).GetChildren()
                .Where(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                .Select(setting => $"Graph__{setting.Key} is not a setting; known are {string.Join(", ", Known.Select(known => "Graph__" + known))}."),
            .. Mailboxes.FaultsOf(configuration),
            .. KnownSenders.FaultsOf(configuration),
        ];
        if (!options.GivesAccess && options.TenantId.Length + options.ClientId.Length + options.ClientSecret.Length > 0)
        {
            faults.Add("Graph__TenantId, Graph__ClientId and Graph__ClientSecret are given together or not at all.");
        }

        if (options.TenantId.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('-' or '.')))
        {
            faults.Add("Graph__TenantId must be the tenant's id or domain.");
        }

        if (options.ClientState.Length is > 0 and (< ShortestState or > LongestState))
        {
            faults.Add($"Graph__ClientState must have {ShortestState} to {LongestState} characters.");
        }

        if (options.NotificationUrl.Length > 0 && (options.ClientState.Length == 0 || !options.GivesAccess))
        {
            faults.Add("Graph__NotificationUrl needs Graph__ClientState and access to the mailboxes (Graph__TenantId, Graph__ClientId, Graph__ClientSecret).");
        }

        Address(options.Authority, nameof(GraphOptions.Authority), faults);
        Address(options.Endpoint, nameof(GraphOptions.Endpoint), faults);
        if (options.NotificationUrl.Length > 0)
        {
            Address(options.NotificationUrl, nameof(GraphOptions.NotificationUrl), faults);
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // A secret and people's emails travel there, so in the clear only within one machine.
    private static void Address(string text, string setting, List<string> faults)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            || address.Query.Length > 0 || address.UserInfo.Length > 0)
        {
            faults.Add($"Graph__{setting} must be an https address without a query.");
        }
    }
}

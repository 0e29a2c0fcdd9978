using Microsoft.Extensions.Configuration;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>Finds what is wrong with the settings of the HTTP connectors.</summary>
internal static class HttpConnectorFaults
{
    private static readonly string[] Known =
    [
        nameof(HttpConnectorOptions.Url), nameof(HttpConnectorOptions.TokenUrl), nameof(HttpConnectorOptions.ClientId), nameof(HttpConnectorOptions.ClientSecret),
        nameof(HttpConnectorOptions.Scope), nameof(HttpConnectorOptions.SigningKey), nameof(HttpConnectorOptions.RequestTimeout),
    ];

    /// <summary>Every fault of one system's connector, each naming its setting; never a value, which may be a secret.</summary>
    public static IEnumerable<string> Of(string system, HttpConnectorOptions options, IConfiguration section)
    {
        var prefix = $"Care__HttpConnectors__{system}__";
        foreach (var setting in section.GetChildren().Where(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"{prefix}{setting.Key} is not a setting; known are {string.Join(", ", Known)}.";
        }

        (string Name, string Value)[] addresses = [(nameof(options.Url), options.Url), (nameof(options.TokenUrl), options.TokenUrl)];
        foreach (var (name, value) in addresses.Where(address => !IsAddress(address.Value)))
        {
            yield return $"{prefix}{name} must be {(value.Length == 0 ? "set to " : "")}an https address without a user or fragment (http only on this machine).";
        }

        (string Name, string Value)[] required = [(nameof(options.ClientId), options.ClientId), (nameof(options.ClientSecret), options.ClientSecret)];
        foreach (var (name, _) in required.Where(one => string.IsNullOrWhiteSpace(one.Value)))
        {
            yield return $"{prefix}{name} must be set.";
        }

        if (options.SigningKey.Length < HttpConnectorOptions.ShortestKey)
        {
            yield return $"{prefix}{nameof(options.SigningKey)} must have at least {HttpConnectorOptions.ShortestKey} characters.";
        }

        if (options.RequestTimeout < TimeSpan.FromSeconds(1) || options.RequestTimeout > TimeSpan.FromMinutes(5))
        {
            yield return $"{prefix}{nameof(options.RequestTimeout)} must be between 00:00:01 and 00:05:00.";
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { UserInfo: "", Fragment: "" };
}

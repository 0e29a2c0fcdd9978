namespace CareFunctions.SystemCommands.Connectors;

/// <summary>How one council system is reached: section <c>Care:HttpConnectors:&lt;system&gt;</c>.</summary>
public sealed class HttpConnectorOptions
{
    /// <summary>Where commands are posted: https, or http on this machine.</summary>
    public string Url { get; set; } = "";

    /// <summary>Where access tokens are asked for (OAuth 2.0, client credentials): https, or http on this machine.</summary>
    public string TokenUrl { get; set; } = "";

    /// <summary>The OAuth client's id.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The OAuth client's secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The scope asked for. Default: none.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The key that signs each command: at least <see cref="ShortestKey"/> characters.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>How long the system may take for one request: 1 second to 5 minutes. Default: 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The fewest characters a signing key has.</summary>
    public const int ShortestKey = 32;
}

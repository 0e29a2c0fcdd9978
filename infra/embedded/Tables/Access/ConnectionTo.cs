using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Embedded.Tables.Wire;

namespace Embedded.Tables.Access;

/// <summary>Connections for each way to name an account and to be let in.</summary>
internal static class ConnectionTo
{
    public static TableConnection Account(string connectionString, TableClientOptions? options)
    {
        var parsed = ConnectionString.Parse(connectionString);
        return new TableConnection(parsed.TableEndpoint, options, parsed.Credential);
    }

    public static TableConnection Account(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new TableConnection(endpoint, options, credential);
    }

    public static TableConnection Account(Uri endpoint, AzureSasCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return endpoint.Query.Contains("sig=", StringComparison.Ordinal)
            ? throw new ArgumentException("The endpoint holds a signature already: pass either that or the credential.", nameof(endpoint))
            : new TableConnection(endpoint, options, null, new SharedAccessSignaturePolicy(credential));
    }

    public static TableConnection Account(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        var isCosmos = endpoint.Host.Contains(".table.cosmos.", StringComparison.OrdinalIgnoreCase);
        var audience = options?.Audience ?? (isCosmos ? new TableAudience("https://cosmos.azure.com") : TableAudience.AzurePublicCloud);
        return new TableConnection(endpoint, options, null, new BearerTokenAuthenticationPolicy(credential, audience.DefaultScope));
    }

    public static TableConnection Account(Uri endpoint, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new TableConnection(endpoint, options, null);
    }

    public static TableConnection TableUri(Uri endpoint, TableClientOptions? options) => Account(AccountUri(endpoint), options);

    public static TableConnection TableUri(Uri endpoint, AzureSasCredential credential, TableClientOptions? options) =>
        Account(AccountUri(endpoint), credential, options);

    /// <exception cref="ArgumentException">The URI names no table.</exception>
    public static string TableName(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var name = Uri.UnescapeDataString(endpoint.AbsolutePath.TrimEnd('/').Split('/')[^1]);
        return name.Length > 0 ? name : throw new ArgumentException("The URI names no table.", nameof(endpoint));
    }

    private static Uri AccountUri(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var path = endpoint.AbsolutePath.TrimEnd('/');
        return new UriBuilder(endpoint) { Path = path[..(path.LastIndexOf('/') + 1)] }.Uri;
    }
}

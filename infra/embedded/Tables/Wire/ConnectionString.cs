using Azure.Data.Tables;

namespace Embedded.Tables.Wire;

/// <summary>What a storage connection string says about tables.</summary>
internal sealed record ConnectionString(Uri TableEndpoint, TableSharedKeyCredential? Credential)
{
    private const string DevelopmentAccount = "devstoreaccount1";
    private const int DevelopmentPort = 10002;

    // Published, and the same on every machine: the emulator's.
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">Not a connection string, or one that names neither the emulator nor an account. The message holds no part of it: it may hold a key.</exception>
    public static ConnectionString Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = Settings(connectionString);
        string? Setting(string name) => settings.GetValueOrDefault(name);

        if (string.Equals(Setting("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
        {
            var host = Setting("DevelopmentStorageProxyUri") is { } proxy ? EndpointOf(proxy, "DevelopmentStorageProxyUri") : new Uri("http://127.0.0.1");
            return new ConnectionString(
                new Uri($"{host.Scheme}://{host.Host}:{DevelopmentPort}/{DevelopmentAccount}"),
                new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey));
        }

        var account = Setting("AccountName");
        var endpoint = Setting("TableEndpoint") is { } named ? EndpointOf(named, "TableEndpoint")
            : account is not null ? new Uri($"{Setting("DefaultEndpointsProtocol") ?? "https"}://{account}.table.{Setting("EndpointSuffix") ?? "core.windows.net"}")
            : throw new FormatException("The connection string names neither an AccountName nor a TableEndpoint nor UseDevelopmentStorage=true.");
        if (Setting("SharedAccessSignature") is { } signature)
        {
            return new ConnectionString(new UriBuilder(endpoint) { Query = signature.TrimStart('?') }.Uri, null);
        }
        return account is not null && Setting("AccountKey") is { } key
            ? new ConnectionString(endpoint, new TableSharedKeyCredential(account, key))
            : throw new FormatException("The connection string holds no credential: AccountName with AccountKey, or SharedAccessSignature.");
    }

    private static Dictionary<string, string> Settings(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException("The connection string is not a list of name=value, separated by semicolons.");
            }
            if (!settings.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                throw new FormatException($"The connection string names '{part[..equals].Trim()}' twice.");
            }
        }
        return settings;
    }

    private static Uri EndpointOf(string text, string name) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        ? uri
        : throw new FormatException($"The connection string's {name} is not an absolute URI.");
}

using System.Text.Json;
using System.Text.RegularExpressions;
using CareFunctions.Settings;
using Embedded.Functions.Hosting;

namespace Repository.Tests.Settings;

/// <summary>Every setting that somebody reads: this application, the embedded host, the Functions host, or a client library.</summary>
internal static partial class KnownSettings
{
    private const string Storage = "AzureWebJobsStorage";

    /// <summary>Read by the hosts or by client libraries, as their documentation says, not by our code.</summary>
    public static IReadOnlyList<string> OfPlatform { get; } =
    [
        Storage,
        Storage + "__credential",
        Storage + "__clientId",
        Storage + "__blobServiceUri",
        Storage + "__queueServiceUri",
        Storage + "__tableServiceUri",
        "FUNCTIONS_WORKER_RUNTIME",
        "AZURE_FUNCTIONS_ENVIRONMENT",
        "AZURE_CLIENT_ID",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    /// <summary>The settings of the application's own sections.</summary>
    public static IReadOnlyList<string> OfApplication { get; } =
    [
        .. typeof(CareOptions).GetProperties().Where(property => property.CanWrite).Select(property => $"{CareOptions.Section}__{property.Name}"),
        .. typeof(GraphOptions).GetProperties().Where(property => property.CanWrite).Select(property => $"{GraphOptions.Section}__{property.Name}"),
    ];

    /// <summary>The settings of the embedded host.</summary>
    public static IReadOnlyList<string> OfEmbeddedHost { get; } =
        [.. typeof(EmbeddedHostOptions).GetProperties()
            .Where(property => property.CanWrite && (property.PropertyType.IsValueType || property.PropertyType == typeof(string)))
            .Select(property => $"Embedded__{property.Name}")];

    /// <summary>Options of host.json that may be set from outside it: those that stand in it, and where Durable Task keeps its state.</summary>
    public static IReadOnlyList<string> OfHostJson { get; } =
    [
        .. Leaves(HostJson, "AzureFunctionsJobHost"),
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionName",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
    ];

    public static JsonElement HostJson => JsonDocument.Parse(RepositoryFiles.Text("functions/CareFunctions/host.json")).RootElement;

    public static IReadOnlyList<string> All { get; } = [.. OfPlatform, .. OfApplication, .. OfEmbeddedHost, .. OfHostJson];

    /// <summary>Names of settings that the function code reads by text, with <c>__</c> between sections.</summary>
    public static IReadOnlyList<string> ReadByText(string source) =>
        [.. ConfigurationRead().Matches(source).Select(match => match.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal)).Distinct()];

    /// <summary>The names that nobody reads.</summary>
    public static IReadOnlyList<string> Strangers(IEnumerable<string> names) =>
        [.. names.Where(name => !All.Contains(name, StringComparer.Ordinal))];

    private static IEnumerable<string> Leaves(JsonElement element, string path) =>
        element.ValueKind != JsonValueKind.Object
            ? [path]
            : element.EnumerateObject().SelectMany(property => Leaves(property.Value, $"{path}__{property.Name}"));

    [GeneratedRegex(@"(?:[cC]onfiguration\[|[cC]onfiguration\.GetSection\(|[cC]onfiguration\.GetValue<\w+>\(|Connection = )""(?<name>[\w:]+)""")]
    private static partial Regex ConfigurationRead();
}

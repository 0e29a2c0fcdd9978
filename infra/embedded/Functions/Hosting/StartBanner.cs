using System.Globalization;
using System.Text;
using Embedded.Functions.Bindings;
using Embedded.Functions.Http;
using Embedded.Functions.HostJson;
using Embedded.Functions.Keys;
using Embedded.Functions.Metadata;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Hosting;

/// <summary>What the console shows once the server listens: every function by trigger, and where things are.</summary>
internal sealed class StartBanner(
    FunctionCatalog catalog,
    DisabledFunctions disabled,
    HostSettings settings,
    HostState state,
    HostKeyStore keys,
    LocalSettings localSettings,
    DevelopmentStorage storage,
    IServer server,
    IConfiguration configuration,
    IHostEnvironment environment,
    IOptions<EmbeddedHostOptions> options)
{
    public void Write() => Console.Out.Write(Compose());

    public void WriteReady() => Console.Out.WriteLine($"Ready after {state.Uptime.TotalSeconds:0.0} s. Ctrl+C stops.");

    public string Compose()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? string.Empty;
        var text = new StringBuilder();
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{environment.ApplicationName} on the embedded Functions host, environment {environment.EnvironmentName}").AppendLine();
        Table(text, $"HTTP, at {address}", catalog.Functions.Where(function => function.Trigger is HttpTriggerAttribute).Select(Http));
        Table(text, "Queues", catalog.Functions.Where(function => function.Trigger is QueueTriggerAttribute)
            .Select(function => (Setting(((QueueTriggerAttribute)function.Trigger).QueueName), function.Name)));
        Table(text, "Timers", catalog.Functions.Where(function => function.Trigger is TimerTriggerAttribute)
            .Select(function => (Setting(((TimerTriggerAttribute)function.Trigger).Schedule), function.Name)));
        Line(text, "Orchestrators", catalog.Functions.Where(function => function.Trigger is OrchestrationTriggerAttribute));
        Line(text, "Activities", catalog.Functions.Where(function => function.Trigger is ActivityTriggerAttribute));
        Line(text, "Disabled", catalog.Functions.Where(disabled.Contains));
        text.AppendLine(CultureInfo.InvariantCulture, $"Data      {options.Value.DataFolder}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Keys      {keys.FilePath} (hostKeys.default opens every function, masterKey /admin, too; header {KeyCheck.HeaderName})");
        text.AppendLine(CultureInfo.InvariantCulture, $"Storage   {Storage()}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Settings  {localSettings.File ?? "environment and command line only"}");
        if (environment.IsDevelopment())
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Sign-in   {address}/.auth/login/development (anyone, any role: development only)");
        }

        return text.AppendLine().ToString();
    }

    private (string, string) Http(FunctionDescriptor function)
    {
        var route = FunctionRoute.Of(function, settings.RoutePrefix);
        var level = ((HttpTriggerAttribute)function.Trigger).AuthLevel;
        var key = level is AuthorizationLevel.Anonymous ? string.Empty : $"  [{level.ToString().ToLowerInvariant()} key]";
        return ($"{(route.Methods is null ? "any" : string.Join(',', route.Methods)),-10} {route.Template}", function.Name + key);
    }

    private string Setting(string text)
    {
        try
        {
            return SettingExpression.Resolve(text, configuration);
        }
        catch (FormatException)
        {
            return text;
        }
    }

    /// <summary>Never the connection itself: it may hold a key.</summary>
    private string Storage() =>
        storage.IsWanted ? "Azurite on this machine (UseDevelopmentStorage=true)"
        : string.IsNullOrEmpty(configuration["AzureWebJobsStorage"]) && !configuration.GetSection("AzureWebJobsStorage").Exists() ? "none (AzureWebJobsStorage is not set)"
        : "the account that AzureWebJobsStorage names";

    private static void Table(StringBuilder text, string title, IEnumerable<(string Left, string Right)> lines)
    {
        var rows = lines.OrderBy(row => row.Left, StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
        {
            return;
        }

        var width = rows.Max(row => row.Left.Length);
        text.AppendLine(title);
        foreach (var (left, right) in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {left.PadRight(width)}  {right}");
        }

        text.AppendLine();
    }

    private static void Line(StringBuilder text, string title, IEnumerable<FunctionDescriptor> functions)
    {
        var names = functions.Select(function => function.Name).ToList();
        if (names.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{title}: {string.Join(", ", names)}").AppendLine();
        }
    }
}

using System.Net;
using System.Text.Json;
using Azure.Core.Serialization;
using Embedded.Functions.Authentication;
using Embedded.Functions.Durable;
using Embedded.Functions.DurableHttp;
using Embedded.Functions.HostJson;
using Embedded.Functions.Http;
using Embedded.Functions.Invocation;
using Embedded.Functions.Keys;
using Embedded.Functions.Metadata;
using Embedded.Functions.Queues;
using Embedded.Functions.Timers;
using Embedded.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Hosting;

/// <summary>Puts the host together.</summary>
internal static class EmbeddedHostRegistration
{
    public static void AddEmbeddedHost(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<EmbeddedHostOptions>().Bind(configuration.GetSection("Embedded"))
            .PostConfigure(options => options.DataFolder = Path.GetFullPath(options.DataFolder));
        services.AddSingleton<IValidateOptions<EmbeddedHostOptions>, EmbeddedHostOptionsValidator>();
        services.AddLogging(logging => logging
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Azure", LogLevel.Warning)
            .AddConfiguration(configuration.GetSection($"{HostJsonFile.SectionName}:logging"))
            .AddConfiguration(configuration.GetSection("Logging")));

        services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        services.AddOptions<WorkerOptions>().PostConfigure<IOptions<JsonSerializerOptions>>(
            (worker, json) => worker.Serializer ??= new JsonObjectSerializer(json.Value));

        services.AddSingleton(provider => HostSettingsReader.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<FunctionCatalog>();
        services.AddSingleton<DisabledFunctions>();
        services.AddSingleton<ParameterSources>();
        services.AddSingleton<FunctionSet>();
        services.AddSingleton<IFunctionInvoker, FunctionInvoker>();

        // For triggers and bindings: the invoker itself is built from them.
        services.AddSingleton(provider => new Lazy<IFunctionInvoker>(provider.GetRequiredService<IFunctionInvoker>));
        services.AddSingleton<HostKeyStore>();
        services.AddSingleton<ListenerSet>();
        services.AddSingleton<HostState>();
        services.AddSingleton<DevelopmentStorage>();
        services.AddSingleton<StartBanner>();
        services.AddSingleton<ManualRuns>();
        services.AddSingleton<IWorkSource>(provider => provider.GetRequiredService<ManualRuns>());
        services.AddSingleton<IEndpointContributor, AdminEndpoints>();
        services.AddDevelopmentSignIn(builder.Environment);
        services.AddSingleton<EmbeddedHost>();
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedHost>());
        services.AddOptions<HostOptions>().Configure<IOptions<EmbeddedHostOptions>>(
            // A little more than the listeners are given, so that the rest of the stop has its turn.
            (host, embedded) => host.ShutdownTimeout = embedded.Value.ShutdownTimeout + TimeSpan.FromSeconds(5));

        services.AddQueues();
        services.AddTimers();
        services.AddDurable();
        services.AddDurableHttp();

        services.AddRouting();
        builder.WebHost.UseKestrelCore();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<EmbeddedHostOptions>>((kestrel, embedded) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = embedded.Value.MaxRequestBodySize;
            kestrel.Listen(IPAddress.Loopback, embedded.Value.Port);
        });
    }

    public static void UseEmbeddedHost(this WebApplication app) =>
        app.Services.GetRequiredService<EmbeddedHost>().Application = app;

    /// <summary>Done at start rather than when the application is built: routes are known only when the functions are sound.</summary>
    public static void CompletePipeline(this WebApplication app)
    {
        app.UseMiddleware<HostErrors>();
        app.UseMiddleware<PrincipalHeaders>();
        app.UseRouting();
        app.UseMiddleware<KeyCheck>();
        app.UseEndpoints(endpoints =>
        {
            foreach (var contributor in app.Services.GetServices<IEndpointContributor>())
            {
                contributor.Map(endpoints);
            }
        });
    }
}

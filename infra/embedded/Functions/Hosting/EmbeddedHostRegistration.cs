using Azure.Core.Serialization;
using Embedded.Functions.Durable;
using Embedded.Functions.Metadata;
using Embedded.Functions.Queues;
using Embedded.Functions.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using System.Net;
using System.Text.Json;

namespace Embedded.Functions.Hosting;

/// <summary>Puts the host together.</summary>
internal static class EmbeddedHostRegistration
{
    public static void AddEmbeddedHost(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FunctionCatalog>();
        services.AddQueues();
        services.AddTimers();
        services.AddDurable();
        services.AddOptions<EmbeddedHostOptions>().Bind(configuration.GetSection("Embedded"));
        services.AddLogging(logging => logging
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Azure", LogLevel.Warning)
            .AddConfiguration(configuration.GetSection("Logging")));

        services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        services.AddOptions<WorkerOptions>().PostConfigure<IOptions<JsonSerializerOptions>>(
            (worker, json) => worker.Serializer ??= new JsonObjectSerializer(json.Value));
    }

    public static void UseEmbeddedHost(this WebApplication app)
    {
        app.UseRouting();
    }
}

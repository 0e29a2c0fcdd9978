using System.Globalization;
using System.Text.Json;
using Azure.Core.Serialization;
using Embedded.Functions.Bindings;
using Embedded.Functions.Hosting;
using Embedded.Functions.Invocation;
using Embedded.Functions.Listeners;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Queues;

/// <summary>Puts the queue trigger and output binding into the container.</summary>
internal static class QueueRegistration
{
    public static IServiceCollection AddQueues(this IServiceCollection services) => services
        .AddSingleton<QueueConnections>()
        .AddSingleton<QueueWakeUps>()
        .AddSingleton(provider => QueueSettings.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => Options(provider))
        .AddSingleton<ITriggerExtension>(provider => new QueueTriggerExtension(
            provider.GetRequiredService<QueueConnections>(),
            provider.GetRequiredService<QueueWakeUps>(),
            provider.GetRequiredService<QueueSettings>(),
            provider.GetRequiredService<QueueListenerOptions>(),
            Serializer(provider),
            provider.GetRequiredService<Lazy<IFunctionInvoker>>(),
            provider.GetRequiredService<ILoggerFactory>()))
        .AddSingleton<IOutputBinding>(provider => new QueueOutputBinding(
            provider.GetRequiredService<QueueConnections>(),
            provider.GetRequiredService<QueueWakeUps>(),
            provider.GetRequiredService<QueueSettings>(),
            Serializer(provider)));

    private static ObjectSerializer Serializer(IServiceProvider provider) =>
        provider.GetService<IOptions<WorkerOptions>>()?.Value.Serializer
        ?? new JsonObjectSerializer(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    private static QueueListenerOptions Options(IServiceProvider provider)
    {
        var host = provider.GetRequiredService<IOptions<EmbeddedHostOptions>>().Value;
        var options = new QueueListenerOptions { Clock = provider.GetRequiredService<TimeProvider>(), DriveByHand = host.DriveWorkByHand };
        if (provider.GetRequiredService<IConfiguration>()["Embedded:QueueLease"] is not { } text)
        {
            return options;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var lease) && lease >= TimeSpan.FromSeconds(1) && lease <= TimeSpan.FromDays(7)
            ? options with { Lease = lease }
            : throw new FormatException($"The setting 'Embedded:QueueLease' is '{text}'; it must be a time of 00:00:01 to 7.00:00:00.");
    }
}

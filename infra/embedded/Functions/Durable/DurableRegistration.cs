using Embedded.Functions.Bindings;
using Embedded.Functions.Hosting;
using Embedded.Functions.Listeners;
using Embedded.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Durable;

/// <summary>Puts orchestrators, activities and the durable client into the container.</summary>
internal static class DurableRegistration
{
    public static IServiceCollection AddDurable(this IServiceCollection services) => services
        .AddSingleton(provider => DurableTaskSettings.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<DurableHost>()
        .AddSingleton<IHostComponent>(provider => provider.GetRequiredService<DurableHost>())
        .AddSingleton<IWorkSource>(provider => provider.GetRequiredService<DurableHost>())
        .AddSingleton<ITriggerExtension, OrchestrationTriggerExtension>()
        .AddSingleton<ITriggerExtension, ActivityTriggerExtension>()
        .AddSingleton<IInputBinding, DurableClientBinding>();
}

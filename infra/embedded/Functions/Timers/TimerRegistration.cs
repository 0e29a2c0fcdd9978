using Embedded.Functions.Listeners;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Timers;

/// <summary>Puts the timer trigger into the container.</summary>
internal static class TimerRegistration
{
    public static IServiceCollection AddTimers(this IServiceCollection services) => services.AddSingleton<ITriggerExtension, TimerTriggerExtension>();
}

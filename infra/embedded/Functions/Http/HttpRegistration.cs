using Embedded.Functions.Hosting;
using Embedded.Functions.Listeners;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Embedded.Functions.Http;

internal static class HttpRegistration
{
    /// <summary>What running HTTP functions takes: executors of action results, and no more of MVC than that.</summary>
    public static IServiceCollection AddHttpFunctions(this IServiceCollection services)
    {
        services.AddMvcCore();
        services.TryAddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITriggerExtension, HttpTriggerExtension>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IEndpointContributor, HttpFunctionEndpoints>());
        return services;
    }
}

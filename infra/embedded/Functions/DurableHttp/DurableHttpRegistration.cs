using Embedded.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.DurableHttp;

/// <summary>Puts the Durable HTTP API into the container.</summary>
internal static class DurableHttpRegistration
{
    public static IServiceCollection AddDurableHttp(this IServiceCollection services) => services.AddSingleton<IEndpointContributor, DurableHttpEndpoints>();
}

using Embedded.Functions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Authentication;

internal static class AuthenticationRegistration
{
    /// <summary>The identity headers are taken off in every environment; the sign-in exists in Development only.</summary>
    public static void AddDevelopmentSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton<SessionCookie>();
        if (environment.IsDevelopment())
        {
            services.AddSingleton<IEndpointContributor, DevelopmentSignIn>();
        }
    }
}

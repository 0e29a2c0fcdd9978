using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Sample;

/// <summary>What the sample's <c>Program</c> would do with its builder.</summary>
public static class SampleApplication
{
    public static void Configure(FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton<Journal>();
        builder.UseMiddleware(async (context, next) =>
        {
            await next();
            context.InstanceServices.GetRequiredService<Journal>().Add($"ran {context.FunctionDefinition.Name}");
        });
    }
}

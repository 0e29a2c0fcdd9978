using System.Reflection;
using Embedded.Functions.HostJson;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Hosting;

/// <summary>Lays the ground for an app: content root, environment, configuration.</summary>
internal static class ApplicationFoundation
{
    public static WebApplicationBuilder Create(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var before = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        var appFolder = AppContext.BaseDirectory;
        var contentRoot = Path.GetFullPath(before["contentRoot"] ?? Directory.GetCurrentDirectory());
        var settings = LocalSettings.Read(contentRoot, appFolder);

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = before["applicationName"] ?? Assembly.GetEntryAssembly()?.GetName().Name,
            ContentRootPath = contentRoot,
            EnvironmentName = before["environment"]
                ?? before["AZURE_FUNCTIONS_ENVIRONMENT"]
                ?? before["DOTNET_ENVIRONMENT"]
                ?? settings.Values.GetValueOrDefault("AZURE_FUNCTIONS_ENVIRONMENT")
                ?? Environments.Production,
        });
        builder.Configuration.AddInMemoryCollection(HostJsonFile.Read(contentRoot, appFolder));
        builder.Configuration.AddInMemoryCollection(settings.AsConfiguration());
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(args);
        builder.Services.AddSingleton(settings);
        return builder;
    }
}

using System.Net.Http.Headers;
using Embedded.Functions.Hosting;
using Embedded.Functions.Keys;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Tests.Testing;

/// <summary>The whole host on a free port with the functions of a few classes, and a folder of its own.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _folder;
    private bool _stopped;

    private RunningHost(IHost host, string folder)
    {
        _host = host;
        _folder = folder;
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = NewClient();
    }

    public Uri Address { get; }

    public IServiceProvider Services => _host.Services;

    public HostKeyStore Keys => Services.GetRequiredService<HostKeyStore>();

    /// <summary>A caller without key, cookies and redirects.</summary>
    public HttpClient Client { get; }

    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    public static async Task<RunningHost> StartAsync(
        IReadOnlyList<Type> functions,
        Action<FunctionsApplicationBuilder>? configure = null,
        string environment = "Production",
        string? hostJson = null,
        string? localSettings = null,
        string? folder = null)
    {
        folder ??= NewFolder();
        if (hostJson is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "host.json"), hostJson);
        }

        if (localSettings is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "local.settings.json"), localSettings);
        }

        // A repository's root ends the search for settings files.
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        var builder = FunctionsApplication.CreateBuilder(["--contentRoot", folder, "--environment", environment]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.Configure<EmbeddedHostOptions>(options =>
        {
            options.Port = 0;
            options.Banner = false;
            options.StartAzurite = false;
            options.DataFolder = Path.Combine(folder, "data");
            options.FunctionAssemblies.Add(typeof(RunningHost).Assembly);
            options.FunctionClasses = functions.Contains;
        });
        configure?.Invoke(builder);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new RunningHost(host, folder);
        }
        catch
        {
            await DisposeAsync(host);
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public static string NewFolder() => Directory.CreateTempSubdirectory("embedded-host-").FullName;

    public HttpClient ClientWithMasterKey()
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Add("x-functions-key", Keys.MasterKey);
        return client;
    }

    public static StringContent Json(string json) => new(json, new MediaTypeHeaderValue("application/json"));

    /// <summary>Stops the host and leaves its folder to the next one.</summary>
    public async Task StopAsync()
    {
        _stopped = true;
        Client.Dispose();
        await _host.StopAsync();
        await DisposeAsync(_host);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }
}

using System.Net.Http.Json;
using Embedded.Functions.Durable;
using Embedded.Functions.Hosting;
using Embedded.Functions.Keys;
using Embedded.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Embedded.Testing;

/// <summary>
/// A function application started in this process, on a free port of 127.0.0.1 and on a clock that the test moves. Nothing
/// runs by itself: queue listeners look, timers fire and orchestrations proceed when the test says so, so that a test never
/// waits and never races. One test at a time may drive it.
/// </summary>
public sealed class EmbeddedApplication : IAsyncDisposable
{
    // A round in which something ran is followed by another; an application that never comes to rest is a fault.
    private const int MostRounds = 100_000;

    private readonly EmbeddedApplicationOptions options;
    private readonly string dataFolder;
    private IHost host;
    private HttpClient client;
    private IReadOnlyList<IWorkSource> sources;

    private EmbeddedApplication(EmbeddedApplicationOptions options, string dataFolder, VirtualClock clock, IHost host)
    {
        this.options = options;
        this.dataFolder = dataFolder;
        this.host = host;
        Clock = clock;
        client = Connect(host);
        sources = Sources(host);
    }

    /// <summary>The clock: the application's <see cref="TimeProvider"/>.</summary>
    public VirtualClock Clock { get; }

    /// <summary>The application's container.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Calls the application, showing the master key. <see cref="RestartAsync"/> makes a new one.</summary>
    public HttpClient Client => client;

    /// <summary>The client of the application's task hub.</summary>
    public DurableTaskClient DurableClient => host.Services.GetRequiredService<DurableHost>().Hub.Client;

    /// <summary>Starts the application; orchestrations, timers and messages that wait from before stay waiting.</summary>
    /// <exception cref="Exception">Whatever stops the application from starting.</exception>
    public static async Task<EmbeddedApplication> StartAsync(EmbeddedApplicationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folder = options.DataFolder ?? Directory.CreateTempSubdirectory("embedded-").FullName;
        var clock = new VirtualClock(options.Start);
        try
        {
            return new EmbeddedApplication(options, folder, clock, await StartHostAsync(options, folder, clock, cancellationToken));
        }
        catch when (options.DataFolder is null)
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>A caller without any key, as a stranger has.</summary>
    public HttpClient CreateClient() => new() { BaseAddress = client.BaseAddress };

    /// <summary>A caller signed in through the development sign-in, as a member of staff is through App Service authentication.
    /// Redirects are not followed.</summary>
    /// <param name="name">Who: an invented name.</param>
    /// <param name="roles">The roles held.</param>
    /// <param name="claims">Further claims, by type.</param>
    /// <exception cref="HttpRequestException">The sign-in refused it.</exception>
    public async Task<HttpClient> SignInAsync(string name, IEnumerable<string>? roles = null, IReadOnlyDictionary<string, string>? claims = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        var person = new HttpClient(handler) { BaseAddress = client.BaseAddress };
        using var answer = await person.PostAsJsonAsync(
            "/.auth/login/development", new { name, roles = roles ?? [], claims = claims ?? new Dictionary<string, string>() });
        answer.EnsureSuccessStatusCode();
        return person;
    }

    /// <summary>Runs everything that is due now, and everything that follows from it, until nothing is left to do:
    /// queues empty, timers waiting, orchestrations idle.</summary>
    /// <exception cref="InvalidOperationException">The application does not come to rest.</exception>
    public async Task RunUntilIdleAsync(CancellationToken cancellationToken = default)
    {
        // At rest once every source has found nothing since anything last ran: each look at a queue is a request to storage.
        var idle = 0;
        for (var look = 0; look < MostRounds * sources.Count; look++)
        {
            idle = await sources[look % sources.Count].RunDueAsync(cancellationToken) ? 0 : idle + 1;
            if (idle == sources.Count)
            {
                return;
            }
        }

        throw new InvalidOperationException($"The application does not come to rest at {Clock.GetUtcNow():u}: {string.Join(", ", sources.Select(s => s.Name))}.");
    }

    /// <summary>Runs until idle, moves the clock to the next time at which something is due, and runs until idle.</summary>
    /// <returns>That time, or <see langword="null"/> when nothing is ever due and the clock stays where it is.</returns>
    public async Task<DateTimeOffset?> RunToNextTimerAsync(CancellationToken cancellationToken = default)
    {
        await RunUntilIdleAsync(cancellationToken);
        if (NextDue() is not { } next)
        {
            return null;
        }

        Clock.AdvanceTo(next);
        await RunUntilIdleAsync(cancellationToken);
        return next;
    }

    /// <summary>Moves the clock on, stopping at each time at which something is due until all that follows from it is
    /// done, so that everything happens at its own time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) => AdvanceAsync(by, _ => Task.CompletedTask, cancellationToken);

    /// <summary>Moves the clock on as <see cref="AdvanceAsync(TimeSpan, CancellationToken)"/> does, and looks on at each stop.</summary>
    /// <param name="by">How far.</param>
    /// <param name="afterEachStop">Called at each time at which something was due, once all that follows from it is done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    public async Task AdvanceAsync(TimeSpan by, Func<DateTimeOffset, Task> afterEachStop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(afterEachStop);
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var target = Clock.GetUtcNow() + by;
        await RunUntilIdleAsync(cancellationToken);
        while (NextDue() is { } next && next <= target)
        {
            Clock.AdvanceTo(next);
            await RunUntilIdleAsync(cancellationToken);
            await afterEachStop(next);
        }

        Clock.AdvanceTo(target);
        await RunUntilIdleAsync(cancellationToken);
    }

    /// <summary>Stops the application as a shutdown does and starts it again on the same data, at the same time.</summary>
    /// <param name="downFor">How far the clock moves while it is down. Default: not at all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RestartAsync(TimeSpan downFor = default, CancellationToken cancellationToken = default)
    {
        await StopHostAsync(cancellationToken);
        Clock.Advance(downFor);
        host = await StartHostAsync(options, dataFolder, Clock, cancellationToken);
        client = Connect(host);
        sources = Sources(host);
    }

    /// <summary>Stops the application, and removes its data folder unless the options named it.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopHostAsync(CancellationToken.None);
        if (options.DataFolder is null)
        {
            Directory.Delete(dataFolder, recursive: true);
        }
    }

    private static async Task<IHost> StartHostAsync(
        EmbeddedApplicationOptions options, string folder, VirtualClock clock, CancellationToken cancellationToken)
    {
        var contentRoot = options.ContentRoot ?? Path.GetDirectoryName(options.FunctionAssembly.Location)!;
        var builder = FunctionsApplication.CreateBuilder(["--contentRoot", contentRoot, "--environment", Environments.Development]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = options.StorageConnectionString });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        options.Configure(builder);
        options.ConfigureTest?.Invoke(builder);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.PostConfigure<EmbeddedHostOptions>(embedded =>
        {
            embedded.Port = 0;
            embedded.FunctionAssemblies.Clear();
            embedded.FunctionAssemblies.Add(options.FunctionAssembly);
            embedded.DataFolder = folder;
            embedded.StartAzurite = false;
            embedded.DriveWorkByHand = true;
            embedded.EvictAfterEveryStep = options.EvictAfterEveryStep;
            embedded.Banner = false;
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return host;
        }
        catch
        {
            await DisposeAsync(host);
            throw;
        }
    }

    private static HttpClient Connect(IHost host)
    {
        var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("x-functions-key", host.Services.GetRequiredService<HostKeyStore>().MasterKey);
        return client;
    }

    private static IReadOnlyList<IWorkSource> Sources(IHost host) =>
        [.. host.Services.GetServices<IWorkSource>(), .. host.Services.GetRequiredService<ListenerSet>().Listeners];

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

    private async Task StopHostAsync(CancellationToken cancellationToken)
    {
        client.Dispose();
        await host.StopAsync(cancellationToken);
        await DisposeAsync(host);
    }

    private DateTimeOffset? NextDue()
    {
        var now = Clock.GetUtcNow();
        return sources.Select(source => source.NextDue).Where(due => due > now).Min();
    }
}

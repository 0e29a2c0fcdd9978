using CareSystems.Simulator;

namespace Demonstration;

/// <summary>The simulated council systems beside the application, and the settings by which it reaches them.</summary>
internal sealed class SystemsBeside : IAsyncDisposable
{
    private readonly ClockOfTheApplication _clock;

    private SystemsBeside(CareSystemsSimulator simulator, IReadOnlyDictionary<string, string?> settings, ClockOfTheApplication clock) =>
        (Simulator, Settings, _clock) = (simulator, settings, clock);

    /// <summary>The systems.</summary>
    public CareSystemsSimulator Simulator { get; }

    /// <summary>The application's settings for its connectors.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<SystemsBeside> StartAsync()
    {
        var clock = new ClockOfTheApplication();
        var options = new SimulatorOptions();
        var simulator = await CareSystemsSimulator.StartAsync(options, clock);
        var settings = new Dictionary<string, string?>();
        foreach (var system in SimulatorOptions.Systems)
        {
            var prefix = $"Care:HttpConnectors:{system}:";
            settings[prefix + "Url"] = new Uri(simulator.Address, $"/systems/{system}/commands").AbsoluteUri;
            settings[prefix + "TokenUrl"] = new Uri(simulator.Address, "/oauth2/token").AbsoluteUri;
            settings[prefix + "ClientId"] = options.ClientId;
            settings[prefix + "ClientSecret"] = options.ClientSecret;
            settings[prefix + "SigningKey"] = options.SigningKey;
        }

        return new SystemsBeside(simulator, settings, clock);
    }

    /// <summary>From now on they go by the application's time.</summary>
    public void GoBy(TimeProvider clock) => _clock.Inner = clock;

    public ValueTask DisposeAsync() => Simulator.DisposeAsync();

    // The systems must be there before the application, whose clock they go by.
    private sealed class ClockOfTheApplication : TimeProvider
    {
        public TimeProvider Inner { get; set; } = System;

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow();
    }
}

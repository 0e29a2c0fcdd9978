namespace CareSystems.Simulator;

/// <summary>How the simulated systems behave: section <c>Simulator</c>, or made by a test.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The systems there are.</summary>
    public static IReadOnlyList<string> Systems { get; } = ["eclipse", "swift", "proactis", "las", "mosaic"];

    /// <summary>The port on 127.0.0.1; 0 takes a free one. Default: 0.</summary>
    public int Port { get; set; }

    /// <summary>The OAuth client that may send commands.</summary>
    public string ClientId { get; set; } = "care-functions";

    /// <summary>Its secret: an invented one, for demonstrations.</summary>
    public string ClientSecret { get; set; } = "simulated-secret";

    /// <summary>The key that commands are signed with: an invented one, for demonstrations.</summary>
    public string SigningKey { get; set; } = "simulated-signing-key-of-32-chars";

    /// <summary>How long a token is good for. Default: 10 minutes.</summary>
    public TimeSpan TokenLife { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>What the faults are drawn from. Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How often each fault happens, 0 to 1, together at most 1. Default: never.</summary>
    public Dictionary<SimulatedFault, double> Rates { get; } = [];

    /// <summary>How long a command takes. Default: no time.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Where answers given later are posted, for example <c>http://localhost:7071/api/system-results</c>. Default: nowhere.</summary>
    public string CallbackUrl { get; set; } = "";

    /// <summary>The function key sent with them.</summary>
    public string CallbackKey { get; set; } = "";

    /// <summary>How long after 202 they are posted; null when a test asks for it. Default: null.</summary>
    public TimeSpan? CallbackAfter { get; set; }

    /// <summary>Whether a service that was never awarded or activated here counts as active already, as one from before would be. Default: no.</summary>
    public bool UnknownServicesAreActive { get; set; }
}

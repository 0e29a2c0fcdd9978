using Embedded.Functions.Bindings;
using Embedded.Functions.HostJson;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Durable;

/// <summary>What <c>extensions.durableTask</c> of host.json means on one machine.</summary>
internal sealed record DurableTaskSettings
{
    /// <summary>The hub's name where host.json gives none, as locally with the real tools.</summary>
    public const string DefaultHubName = "TestHubName";

    /// <summary>The task hub's name: 3 to 45 letters and digits, a letter first. <c>%setting%</c> takes it from configuration.</summary>
    public string HubName { get; init; } = DefaultHubName;

    /// <summary>How many activities run at once, 1 or more. Default: 10 for each processor.</summary>
    public int MaxConcurrentActivityFunctions { get; init; }

    /// <summary>How many orchestrators run at once, 1 or more. Default: 10 for each processor.</summary>
    public int MaxConcurrentOrchestratorFunctions { get; init; }

    /// <summary>Whether instances stay in memory between steps. Default: yes, unlike the cloud host, where another machine may own the next step.</summary>
    public bool ExtendedSessionsEnabled { get; init; }

    /// <summary>The version given to orchestrations that are started without one. Default: none.</summary>
    public string DefaultVersion { get; init; } = "";

    /// <summary>Which instances run here by their version, if <see cref="DefaultVersion"/> is given. Default: that one and older ones.</summary>
    public DurableTaskWorkerOptions.VersionMatchStrategy VersionMatchStrategy { get; init; }

    /// <summary>Whether others wait for a worker that takes them (the default), or fail.</summary>
    public DurableTaskWorkerOptions.VersionFailureStrategy VersionFailureStrategy { get; init; }

    /// <summary>What is wrong with the section, each fault with its path.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The settings in the section that this host does not know, or that mean nothing on one machine.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    public static DurableTaskSettings Read(IConfiguration configuration)
    {
        var section = new HostJsonSection(configuration, "extensions.durableTask");
        var faults = new List<string>();
        var perProcessor = 10 * Environment.ProcessorCount;
        var settings = new DurableTaskSettings
        {
            HubName = ReadHubName(section, configuration, faults),
            MaxConcurrentActivityFunctions = section.Number("maxConcurrentActivityFunctions", perProcessor, 1, 100_000),
            MaxConcurrentOrchestratorFunctions = section.Number("maxConcurrentOrchestratorFunctions", perProcessor, 1, 100_000),
            ExtendedSessionsEnabled = section.Flag("extendedSessionsEnabled", true),
            DefaultVersion = section.Text("defaultVersion") ?? "",
            VersionMatchStrategy = Enum.Parse<DurableTaskWorkerOptions.VersionMatchStrategy>(section.Choice("versionMatchStrategy", "CurrentOrOlder", "None", "Strict", "CurrentOrOlder")),
            VersionFailureStrategy = Enum.Parse<DurableTaskWorkerOptions.VersionFailureStrategy>(section.Choice("versionFailureStrategy", "Reject", "Reject", "Fail")),
        };

        // The cloud host throws by default, against its own client's documentation; here an event for nobody is discarded, as documented.
        section.Choice("throwStatusExceptionsOnRaiseEvent", "false", "false");
        return settings with { Faults = [.. faults, .. section.Faults], Ignored = section.Unread() };
    }

    private static string ReadHubName(HostJsonSection section, IConfiguration configuration, List<string> faults)
    {
        if (section.Text("hubName") is not { } text)
        {
            return DefaultHubName;
        }

        try
        {
            var name = SettingExpression.Resolve(text, configuration);
            if (name.Length is < 3 or > 45 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            {
                faults.Add($"host.json: extensions.durableTask.hubName is '{name}'; it must be 3 to 45 letters and digits, a letter first");
            }

            return name;
        }
        catch (FormatException fault)
        {
            faults.Add($"host.json: extensions.durableTask.hubName: {fault.Message}");
            return DefaultHubName;
        }
    }
}

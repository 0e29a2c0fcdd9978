using System.Reflection;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Embedded.Testing;

/// <summary>How an application is started for tests.</summary>
public sealed record EmbeddedApplicationOptions
{
    /// <summary>The assembly with the functions.</summary>
    public required Assembly FunctionAssembly { get; init; }

    /// <summary>What the application's <c>Program</c> does with the builder before it builds. Default:
    /// <c>ConfigureFunctionsWebApplication()</c>.</summary>
    public Action<FunctionsApplicationBuilder> Configure { get; init; } = builder => builder.ConfigureFunctionsWebApplication();

    /// <summary>What a test changes after <see cref="Configure"/>, for example the stand-in for an outward edge.</summary>
    public Action<FunctionsApplicationBuilder>? ConfigureTest { get; init; }

    /// <summary>The folder with <c>host.json</c>. Default: where the function assembly lies.</summary>
    public string? ContentRoot { get; init; }

    /// <summary>The storage account or emulator for queues and tables, as connection string of <c>AzureWebJobsStorage</c>;
    /// <see langword="null"/> for an application that uses none.</summary>
    public string? StorageConnectionString { get; init; }

    /// <summary>Application settings; they win over host.json and over the environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Where the clock stands at the start. Default: Monday, 5 January 2026, 09:00 UTC.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Whether each orchestration is put out of memory after every step, so that every step is a replay. Default: no.</summary>
    public bool EvictAfterEveryStep { get; init; }

    /// <summary>Where task hub, keys and schedule states are kept. Default: a new folder, removed at the end.</summary>
    public string? DataFolder { get; init; }
}

using System.Reflection;
using System.Text.Json;

namespace Embedded.Azurite;

/// <summary>The pinned version of Azurite, installed in this user's cache.</summary>
public sealed record AzuriteInstallation
{
    private AzuriteInstallation(string folder) => Folder = folder;

    /// <summary>Where the packages lie.</summary>
    public string Folder { get; }

    /// <summary>The script that node runs.</summary>
    public string EntryPoint => Path.Combine(Folder, "launcher.cjs");

    /// <summary>
    /// Makes sure that Azurite is installed. Safe to call from several processes at once: one installs, the others wait.
    /// </summary>
    /// <param name="progress">Told in one line when an installation begins and ends, and of a Node.js older than Azurite asks for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AzuriteException">Node.js or npm is missing or too old, or npm failed.</exception>
    public static async Task<AzuriteInstallation> EnsureAsync(
        IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var packages = new NodePackages("azurite", EmbeddedFiles());
        var installing = !packages.IsInstalled;
        var installation = new AzuriteInstallation(await packages.EnsureAsync(progress, cancellationToken));
        if (installing)
        {
            await installation.CompareNodeVersionAsync(progress, cancellationToken);
        }
        return installation;
    }

    // Azurite asks for the newest Node.js well before it needs it, so an older one is worth a line, not a refusal.
    private async Task CompareNodeVersionAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(Folder, "node_modules", "azurite", "package.json"));
        using var package = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        var wanted = package.RootElement.GetProperty("engines").GetProperty("node").GetString() ?? "";
        var node = await NodeRuntime.FindAsync(cancellationToken);
        if (Version.TryParse(wanted.TrimStart('>', '=', ' '), out var atLeast) && node.Version < atLeast)
        {
            progress?.Report($"Azurite asks for Node.js {wanted} and this is {node.Version}: it works, but do upgrade when you can.");
        }
    }

    private static Dictionary<string, byte[]> EmbeddedFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().ToDictionary(
            name => name,
            name =>
            {
                using var resource = assembly.GetManifestResourceStream(name)!;
                using var content = new MemoryStream();
                resource.CopyTo(content);
                return content.ToArray();
            });
    }
}

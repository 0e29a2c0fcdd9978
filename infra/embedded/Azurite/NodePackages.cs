using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Embedded.Azurite;

/// <summary>
/// npm packages at the exact versions of a lock file, installed once per user and lock file: whoever comes first installs,
/// other processes wait for it, and every later one finds the packages there.
/// </summary>
/// <param name="name">What the packages are for; part of the cache folder's name.</param>
/// <param name="files">The files of the installation by relative path: at least <c>package.json</c> and <c>package-lock.json</c>.</param>
public sealed class NodePackages(string name, IReadOnlyDictionary<string, byte[]> files)
{
    private const string FinishedMark = ".installed";

    /// <summary>Where all installations of this user lie; beside the program for a user without a home directory.</summary>
    public static string CacheRoot
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
            return Path.Combine(home.Length > 0 ? home : AppContext.BaseDirectory, "embedded-node-packages");
        }
    }

    /// <summary>The folder that holds, or will hold, the files and <c>node_modules</c>. Its name changes with any file's content.</summary>
    public string Folder { get; } = Path.Combine(CacheRoot, $"{name}-{ContentHash(files)}");

    /// <summary>Whether the installation is there and complete.</summary>
    public bool IsInstalled => File.Exists(Path.Combine(Folder, FinishedMark));

    /// <summary>Makes sure that the packages are installed.</summary>
    /// <param name="progress">Told in one line when an installation begins and when it has ended; nothing when there is none to do.</param>
    /// <param name="cancellationToken">Gives up waiting or installing. What is half-installed is done again by the next caller.</param>
    /// <returns><see cref="Folder"/>.</returns>
    /// <exception cref="AzuriteException">Node.js or npm is missing, or npm failed.</exception>
    public async Task<string> EnsureAsync(IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (IsInstalled)
        {
            return Folder;
        }
        Directory.CreateDirectory(CacheRoot);
        await using var exclusive = await LockAsync(Folder + ".lock", cancellationToken);
        if (IsInstalled)
        {
            return Folder;
        }
        await NodeRuntime.FindAsync(cancellationToken);
        progress?.Report($"Installing {name} with npm (once per machine; about 15 seconds) ...");
        var started = Stopwatch.GetTimestamp();
        // What an earlier attempt left without its mark cannot be trusted.
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
        foreach (var (path, content) in files)
        {
            var target = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, content, cancellationToken);
        }
        await NodeRuntime.RunNpmAsync(
            Folder, ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder, FinishedMark), "", cancellationToken);
        progress?.Report(string.Create(
            CultureInfo.InvariantCulture, $"Installed {name} in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s."));
        return Folder;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static string ContentHash(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{content.Length}\n"));
            hash.AppendData(content);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}

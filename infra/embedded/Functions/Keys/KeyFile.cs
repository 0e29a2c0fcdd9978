using System.Text.Json;

namespace Embedded.Functions.Keys;

/// <summary>The file that keeps a <see cref="KeyRing"/>, replaced as a whole and readable by its owner only.</summary>
internal sealed class KeyFile(string path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path { get; } = path;

    /// <exception cref="FormatException">The file is not what this host wrote.</exception>
    public KeyRing? Read()
    {
        if (!File.Exists(Path))
        {
            return null;
        }

        try
        {
            var ring = JsonSerializer.Deserialize<KeyRing>(File.ReadAllBytes(Path), Json);
            if (ring is { MasterKey.Length: >= 16, SessionKey.Length: >= 16 })
            {
                return ring.Normalized();
            }
        }
        catch (JsonException fault)
        {
            throw new FormatException($"{Path}: not a key file: {fault.Message} Delete it to have new keys made.", fault);
        }

        throw new FormatException($"{Path}: not a key file: the master or session key is missing. Delete it to have new keys made.");
    }

    public void Write(KeyRing ring)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var next = Path + ".new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(next, options))
        {
            JsonSerializer.Serialize(stream, ring, Json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, Path, overwrite: true);
    }
}

using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Timers;

/// <summary>Keeps one timer's state in a small JSON file, written whole or not at all.</summary>
internal sealed class TimerStateFile(string path, ILogger logger)
{
    /// <summary>The state, or <see langword="null"/> when there is none. A file that cannot be read as one is put aside
    /// as <c>.unreadable</c> and said in the log: the timer then starts as if new.</summary>
    public TimerState? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<TimerState>(File.ReadAllText(path)) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            File.Move(path, path + ".unreadable", overwrite: true);
            logger.LogError(fault, "The schedule state {File} is not readable; it was put aside, and a run missed meanwhile is not caught up.", Path.GetFileName(path));
            return null;
        }
    }

    /// <summary>Writes the state to the disk before it returns.</summary>
    public void Write(TimerState state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".new";
        using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, state);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}

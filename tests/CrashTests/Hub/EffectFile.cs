using System.Globalization;
using System.Text;

namespace CrashTests.Hub;

/// <summary>An append-only file of effects. A line that was written is there after <c>kill -9</c>; one that was cut off is not counted.</summary>
internal sealed class EffectFile : IDisposable
{
    private readonly FileStream file;
    private readonly Lock gate = new();

    public EffectFile(string path) => file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>Writes one effect through to the disk.</summary>
    public void Append(Effect effect)
    {
        byte[] line = Encoding.ASCII.GetBytes(effect.ToString());
        lock (gate)
        {
            file.Write(line);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Every whole line, in the order written.</summary>
    public static IReadOnlyList<Effect> Read(string path) =>
        !File.Exists(path) ? [] : [.. File.ReadAllText(path).Split('\n').Select(Effect.Parse).OfType<Effect>()];

    public void Dispose() => file.Dispose();
}

/// <summary>One execution of one step.</summary>
/// <param name="Incarnation">Which process did it, counted from 1.</param>
/// <param name="InstanceId">The orchestration.</param>
/// <param name="Step">The step, counted from 0.</param>
/// <param name="At">When, in UTC ticks.</param>
internal sealed record Effect(int Incarnation, string InstanceId, int Step, long At)
{
    // A line begins with a newline, too, so that it does not continue one that a kill has cut off.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"\n{Incarnation} {InstanceId} {Step} {At} .\n");

    public static Effect? Parse(string line) =>
        line.Split(' ') is [var incarnation, var id, var step, var at, "."]
            ? new Effect(int.Parse(incarnation, CultureInfo.InvariantCulture), id, int.Parse(step, CultureInfo.InvariantCulture), long.Parse(at, CultureInfo.InvariantCulture))
            : null;
}

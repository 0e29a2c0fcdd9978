using System.Collections.Concurrent;

namespace CrashTests;

/// <summary>What a run found: figures worth printing, and every fault.</summary>
internal sealed class CrashReport(string title)
{
    private readonly List<string> figures = [];
    private readonly ConcurrentQueue<string> faults = new();

    public bool Sound => faults.IsEmpty;

    public void Figure(FormattableString text) => figures.Add(FormattableString.Invariant(text));

    public void Fault(FormattableString text) => faults.Enqueue(FormattableString.Invariant(text));

    /// <summary>Records a fault unless the condition holds.</summary>
    public void Expect(bool condition, FormattableString otherwise)
    {
        if (!condition)
        {
            Fault(otherwise);
        }
    }

    public void Print(TextWriter writer)
    {
        writer.WriteLine($"{title}: {(Sound ? "every message accounted for" : $"{faults.Count} faults")}");
        foreach (string figure in figures)
        {
            writer.WriteLine("  " + figure);
        }

        foreach (string fault in faults.Take(50))
        {
            writer.WriteLine("  FAULT " + fault);
        }
    }
}

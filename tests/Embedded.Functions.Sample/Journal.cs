using System.Collections.Concurrent;

namespace Embedded.Functions.Sample;

/// <summary>What the sample's functions did, for tests to look at.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> entries = new();

    public IReadOnlyList<string> Entries => [.. entries];

    public void Add(string entry) => entries.Enqueue(entry);

    public int Count(string entry) => entries.Count(e => e == entry);
}

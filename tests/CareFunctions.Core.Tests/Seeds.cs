namespace CareFunctions.Core.Tests;

/// <summary>A random source whose seed is in every failure message.</summary>
internal sealed class Seeds(int seed)
{
    public Random Random { get; } = new(seed);

    public string Shown => $"seed {seed}";

    public static Seeds New() => new(Environment.TickCount);
}

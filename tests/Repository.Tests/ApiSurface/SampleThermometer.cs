namespace Microsoft.RepositorySample;

/// <summary>A type in a Microsoft namespace that no list has: what the surface test must find.</summary>
public sealed class SampleThermometer : IDisposable
{
    public string? Place { get; }

    public double Read(string? place, int decimals = 1) => Math.Round(place is null ? 0.0 : place.Length, decimals);

    [Obsolete("Use Read.")]
    public void Refresh() => GC.KeepAlive(this);

    public void Dispose() => GC.KeepAlive(this);
}

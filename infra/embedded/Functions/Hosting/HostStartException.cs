namespace Embedded.Functions.Hosting;

/// <summary>The application is set up wrongly and does not start. The message lists every fault that was found.</summary>
public sealed class HostStartException : Exception
{
    /// <summary>Lists the faults.</summary>
    public HostStartException(IReadOnlyList<string> faults)
        : base($"The application cannot start; {faults.Count} {(faults.Count == 1 ? "fault" : "faults")}:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  - {fault}"))}") =>
        Faults = faults;

    /// <summary>The faults, one sentence or more each.</summary>
    public IReadOnlyList<string> Faults { get; }
}

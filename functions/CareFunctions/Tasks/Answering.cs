namespace CareFunctions.Tasks;

/// <summary>What became of an answer.</summary>
/// <param name="State">Whether it found its task.</param>
/// <param name="TaskId">The task it decided.</param>
/// <param name="Why">For one that a person must look at, why.</param>
public sealed record Answering(AnsweringState State, string? TaskId = null, string? Why = null);

namespace CrashTests.Hub;

/// <summary>What one step is to do.</summary>
/// <param name="InstanceId">The orchestration.</param>
/// <param name="Step">The step, counted from 0.</param>
internal sealed record StepInput(string InstanceId, int Step);

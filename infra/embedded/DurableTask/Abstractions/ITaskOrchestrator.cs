namespace Microsoft.DurableTask;

/// <summary>An orchestrator. Its code must be deterministic: it is run again from the start to rebuild its state.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The type the input is read as.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Runs the orchestrator.</summary>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}

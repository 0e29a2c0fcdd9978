namespace Microsoft.DurableTask;

/// <summary>One side effect of an orchestration. Run at least once: after a crash an activity may be run again.</summary>
public interface ITaskActivity
{
    /// <summary>The type the input is read as.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Runs the activity.</summary>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}

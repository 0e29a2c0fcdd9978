namespace Microsoft.DurableTask;

/// <summary>Gives a task's input its declared type.</summary>
internal static class TaskInput
{
    /// <summary>The input as the type; no input is the type's default.</summary>
    /// <exception cref="ArgumentException">The input is of another type.</exception>
    public static T As<T>(object? input, TaskName task) => input switch
    {
        null => default!,
        T typed => typed,
        _ => throw new ArgumentException($"'{task}' takes an input of type {typeof(T)}, but was given one of type {input.GetType()}.", nameof(input)),
    };
}

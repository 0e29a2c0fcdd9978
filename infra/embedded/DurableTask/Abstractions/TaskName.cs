namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or an activity. Names are compared without regard to case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    private readonly string? name;

    /// <summary>Makes a name; <see langword="null"/> makes the default, empty one.</summary>
    public TaskName(string name) => this.name = name;

    /// <summary>The name as it was written; empty for <c>default</c>.</summary>
    public string Name => name ?? string.Empty;

    /// <summary>Takes a string as a name.</summary>
    public static implicit operator TaskName(string value) => new(value);

    /// <summary>Gives the name as a string.</summary>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>Whether two names are the same, without regard to case.</summary>
    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    /// <summary>Whether two names differ.</summary>
    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

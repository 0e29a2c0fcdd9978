namespace Microsoft.DurableTask;

/// <summary>The version of an orchestrator or an activity. Compared without regard to case; blank means unversioned.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>No version.</summary>
    public static readonly TaskVersion Unversioned;

    private readonly string? version;

    /// <summary>Makes a version; <see langword="null"/> or white space makes <see cref="Unversioned"/>.</summary>
    public TaskVersion(string? version) => this.version = string.IsNullOrWhiteSpace(version) ? null : version;

    /// <summary>The version as it was written; empty when unversioned.</summary>
    public string Version => version ?? string.Empty;

    /// <summary>Takes a string as a version.</summary>
    public static implicit operator TaskVersion(string? value) => new(value);

    /// <summary>Gives the version as a string.</summary>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>Whether two versions are the same, without regard to case.</summary>
    public static bool operator ==(TaskVersion a, TaskVersion b) => a.Equals(b);

    /// <summary>Whether two versions differ.</summary>
    public static bool operator !=(TaskVersion a, TaskVersion b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) => string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Version);
}

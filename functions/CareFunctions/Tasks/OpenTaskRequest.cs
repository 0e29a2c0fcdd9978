using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;

namespace CareFunctions.Tasks;

/// <summary>A task to open.</summary>
public sealed record OpenTaskRequest
{
    /// <summary>The procedure's instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The step of the procedure; with the instance it makes the task's identity.</summary>
    public required string Step { get; init; }

    /// <summary>The council.</summary>
    public required Council Council { get; init; }

    /// <summary>The case, where it is known.</summary>
    public CaseReference? Case { get; init; }

    /// <summary>One of <see cref="Core.Tasks.TaskKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What is asked.</summary>
    public required string Title { get; init; }

    /// <summary>The team that owns it.</summary>
    public required string Team { get; init; }

    /// <summary>The role that may decide.</summary>
    public required string Role { get; init; }

    /// <summary>The clauses it rests on.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>What can be decided.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>What a decision says beyond its outcome.</summary>
    public IReadOnlyList<TaskField> Fields { get; init; } = [];

    /// <summary>Facts that help to decide.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>What happens next.</summary>
    public required string Next { get; init; }

    /// <summary>When it was opened, by the procedure's clock.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>By when it should be decided, if not at the end of the next working day.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Within how many working days it should be decided, where <see cref="DueAt"/> does not say.</summary>
    public int DueWorkingDays { get; init; } = 1;

    /// <summary>From when on it cannot be decided any more.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The directory id of the person who may not decide it.</summary>
    public string? NotBy { get; init; }

    /// <summary>Others who may not decide it.</summary>
    public IReadOnlyList<string> NorBy { get; init; } = [];

    /// <summary>Advice of the rulebook that helps to decide.</summary>
    public IReadOnlyList<string> Guidance { get; init; } = [];

    /// <summary>What may answer it without a person at the screen.</summary>
    public IReadOnlyList<AnswerRule> AnsweredBy { get; init; } = [];
}

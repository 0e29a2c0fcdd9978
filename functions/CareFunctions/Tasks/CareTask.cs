using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;

namespace CareFunctions.Tasks;

/// <summary>Something a person is asked to do or decide.</summary>
public sealed record CareTask
{
    /// <summary>Its id: the council, a dot and a hash of the procedure's instance and step.</summary>
    public required string Id { get; init; }

    /// <summary>The council.</summary>
    public required Council Council { get; init; }

    /// <summary>The case, where it is known.</summary>
    public CaseReference? Case { get; init; }

    /// <summary>The procedure that waits for it.</summary>
    public required string InstanceId { get; init; }

    /// <summary>One of <see cref="Core.Tasks.TaskKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What is asked, in a sentence.</summary>
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

    /// <summary>Facts that help to decide; nothing from free text.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>What happens when it is decided, and what when nobody does.</summary>
    public required string Next { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>By when it should be decided; later is recorded as late.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>From when on it cannot be decided any more; <see langword="null"/> where it stays open.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The directory id of the person who may not decide it, because it rests on what that person did.</summary>
    public string? NotBy { get; init; }

    /// <summary>Others who may not decide it.</summary>
    public IReadOnlyList<string> NorBy { get; init; } = [];

    /// <summary>Advice of the rulebook that helps to decide.</summary>
    public IReadOnlyList<string> Guidance { get; init; } = [];

    /// <summary>What may answer it without a person at the screen.</summary>
    public IReadOnlyList<AnswerRule> AnsweredBy { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public TaskState State { get; init; }

    /// <summary>What was decided.</summary>
    public TaskDecision? Decision { get; init; }

    /// <summary>How many reminders went out.</summary>
    public int Reminders { get; init; }
}

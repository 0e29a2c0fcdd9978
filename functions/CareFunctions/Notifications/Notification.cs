using CareFunctions.Core.Councils;

namespace CareFunctions.Notifications;

/// <summary>Something to tell a person or a team.</summary>
public sealed record Notification
{
    /// <summary>The same for every delivery of the same notification.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about: a code such as <c>reminder</c>, <c>referral-returned</c> or <c>increase-expired</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The team or person, by role; addresses are the business of whoever delivers it.</summary>
    public required string To { get; init; }

    /// <summary>The council.</summary>
    public required Council Council { get; init; }

    /// <summary>The case, where it is known.</summary>
    public CaseReference? Case { get; init; }

    /// <summary>The task, where there is one.</summary>
    public string? TaskId { get; init; }

    /// <summary>What to say, made of structured facts.</summary>
    public required string Text { get; init; }

    /// <summary>The lines below it, one a fact, such as each missing item.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The clauses it rests on.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>When it was due to go out.</summary>
    public required DateTimeOffset At { get; init; }
}

using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Work;

/// <summary>A procedure or clock that runs, as the register has it: what should be running, which the task hub is held against.</summary>
public sealed record RunningWork
{
    /// <summary>The orchestration's instance id.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The case.</summary>
    public required CaseReference Case { get; init; }

    /// <summary>What it is.</summary>
    public required RunningWorkKind Kind { get; init; }

    /// <summary>The rulebook's id of the procedure or clock.</summary>
    public required string Id { get; init; }

    /// <summary>The rulebook's id of the service.</summary>
    public string? Service { get; init; }

    /// <summary>The worklist request that started it, in kebab-case.</summary>
    public string? Request { get; init; }

    /// <summary>The instance that started it and waits for it; <see langword="null"/> where none does.</summary>
    public string? ParentInstance { get; init; }

    /// <summary>The instance that began it and does not wait for it; <see langword="null"/> where none did, or where that is not known.</summary>
    public string? BegunBy { get; init; }

    /// <summary>Since when it runs.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last day, where one is known.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? LastDay { get; init; }

    /// <summary>The rulebook's id of the role or team it waits for, where it waits for one.</summary>
    public string? WaitingFor { get; init; }
}

namespace CareSystems.Simulator;

/// <summary>A command as the systems read it: written from the published contract, not with the sender's types, so that a change of the contract shows.</summary>
public sealed record ReceivedCommand
{
    /// <summary>The command's identity.</summary>
    public required string CorrelationId { get; init; }

    /// <summary>The system.</summary>
    public required string System { get; init; }

    /// <summary>What is asked.</summary>
    public required string Kind { get; init; }

    /// <summary>The case.</summary>
    public required string Case { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>From when on.</summary>
    public required string EffectiveDate { get; init; }

    /// <summary>The clause that asks for it.</summary>
    public required string Clause { get; init; }

    /// <summary>Who waits for the result.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The hours before.</summary>
    public decimal? HoursPerWeekFrom { get; init; }

    /// <summary>The hours from then on.</summary>
    public decimal? HoursPerWeekTo { get; init; }

    /// <summary>The provider.</summary>
    public string? Provider { get; init; }

    /// <summary>The first day.</summary>
    public string? StartDate { get; init; }

    /// <summary>The last day.</summary>
    public string? EndDate { get; init; }

    /// <summary>What a week costs.</summary>
    public decimal? WeeklyRate { get; init; }

    /// <summary>A note's text.</summary>
    public string? Text { get; init; }
}

namespace CareSystems.Simulator;

/// <summary>What one system holds of one case.</summary>
public sealed class CareCase
{
    /// <summary>The services, by the rulebook's id.</summary>
    public SortedDictionary<string, CareService> Services { get; } = new(StringComparer.Ordinal);

    /// <summary>The notes.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The changes made, in their order.</summary>
    public List<MadeChange> Changes { get; } = [];
}

/// <summary>One service of a case.</summary>
public sealed class CareService
{
    /// <summary>Where it stands.</summary>
    public ServiceState State { get; set; }

    /// <summary>The provider.</summary>
    public string? Provider { get; set; }

    /// <summary>The hours a week, as last told.</summary>
    public decimal? HoursPerWeek { get; set; }

    /// <summary>What a week costs, as last told.</summary>
    public decimal? WeeklyRate { get; set; }

    /// <summary>The first day.</summary>
    public string? StartDate { get; set; }

    /// <summary>The last day.</summary>
    public string? EndDate { get; set; }
}

/// <summary>A change that was made.</summary>
/// <param name="CorrelationId">The command.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Service">The service.</param>
/// <param name="EffectiveDate">From when on it applies.</param>
/// <param name="HoursPerWeek">The hours told, where it told some.</param>
public sealed record MadeChange(string CorrelationId, string Kind, string Service, string EffectiveDate, decimal? HoursPerWeek);

using System.Text.Json.Serialization;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using NodaTime;

namespace CareFunctions.Core.Packages;

/// <summary>
/// What is known of one case's open service: the agreed plan's hours and the temporary increases above it. Every operation
/// returns the package that results and may be repeated: doing the same thing twice changes nothing the second time.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="PlanHoursPerWeek">The hours a week of the agreed plan; null when not known, and then nothing may be added.</param>
/// <param name="Provider">The provider's identifier, or null when not known.</param>
/// <param name="Increases">The temporary increases that are open.</param>
public sealed record PackageOfCare(
    CaseReference Case,
    string Service,
    decimal? PlanHoursPerWeek,
    string? Provider,
    IReadOnlyList<OpenIncrease> Increases)
{
    /// <summary>What a week of the agreed plan costs, in pounds; null when not known.</summary>
    public decimal? WeeklyRate { get; init; }

    /// <summary>The increases that are over or part of the plan, by their orchestrations: none of them comes back, however late somebody adds it. Null for
    /// none.</summary>
    public IReadOnlyList<string>? Closed { get; init; }

    /// <summary>The hours a week above the agreed plan, all open increases together, as if they all applied at once.</summary>
    [JsonIgnore]
    public decimal HoursAbovePlan => Increases.Sum(one => one.HoursPerWeek);

    /// <summary>The hours a week in all: the plan and every open increase; null when the plan is not known.</summary>
    [JsonIgnore]
    public decimal? HoursPerWeek => PlanHoursPerWeek + HoursAbovePlan;

    /// <summary>The hours a week on a day: the plan and the increases that apply on it; null when the plan is not known.</summary>
    /// <param name="day">The civil day.</param>
    public decimal? HoursOn(LocalDate day) =>
        PlanHoursPerWeek + Increases.Where(one => one.Days.FirstDay <= day && day <= one.Days.LastDay).Sum(one => one.HoursPerWeek);

    /// <summary>The most hours a week above plan on any one day of a run, leaving out one increase.</summary>
    /// <param name="days">The days to look at.</param>
    /// <param name="exceptInstanceId">An increase to leave out, or null.</param>
    public decimal PeakAbovePlan(CivilDays days, string? exceptInstanceId)
    {
        ArgumentNullException.ThrowIfNull(days);
        var others = Increases.Where(one => one.InstanceId != exceptInstanceId && one.Days.FirstDay <= days.LastDay && one.Days.LastDay >= days.FirstDay).ToList();

        // The sum only rises on a day when an increase starts, so the peak is on one of those or on the first day.
        return others.Select(one => one.Days.FirstDay).Where(day => day >= days.FirstDay).Append(days.FirstDay)
            .Max(day => others.Where(one => one.Days.FirstDay <= day && day <= one.Days.LastDay).Sum(one => one.HoursPerWeek));
    }

    /// <summary>The package with an increase added, or with its days brought up to date when it is there already. One that is closed stays closed.</summary>
    /// <param name="increase">The increase.</param>
    public PackageOfCare With(OpenIncrease increase)
    {
        ArgumentNullException.ThrowIfNull(increase);
        return Closed?.Contains(increase.InstanceId) is true
            ? this
            : this with { Increases = [.. Increases.Where(one => one.InstanceId != increase.InstanceId), increase] };
    }

    /// <summary>The package with an increase ended: the hours go back.</summary>
    /// <param name="instanceId">The orchestration that ran it.</param>
    public PackageOfCare Without(string instanceId) => this with
    {
        Increases = [.. Increases.Where(one => one.InstanceId != instanceId)],
        Closed = Closed?.Contains(instanceId) is true ? Closed : [.. Closed ?? [], instanceId],
    };

    /// <summary>The package with an increase made part of the agreed plan (SOM-INC-08): the total stays as it is.</summary>
    /// <param name="instanceId">The orchestration that ran it.</param>
    public PackageOfCare MadePermanent(string instanceId)
    {
        var increase = Increases.FirstOrDefault(one => one.InstanceId == instanceId);
        return increase is null ? this : Without(instanceId) with { PlanHoursPerWeek = PlanHoursPerWeek + increase.HoursPerWeek };
    }
}

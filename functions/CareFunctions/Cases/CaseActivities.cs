using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.Cases;

/// <summary>Looks cases up for procedures.</summary>
public sealed class CaseActivities(PackageTable packages, ServiceStateTable states)
{
    /// <summary>The activity's name.</summary>
    public const string Find = "FindCase";

    /// <summary>The activity's name.</summary>
    public const string Award = "RecordAward";

    /// <summary>The activity's name.</summary>
    public const string Amend = "RecordAmendment";

    /// <summary>The activity's name.</summary>
    public const string KeepState = "KeepServiceState";

    /// <summary>A case's package as it now stands, or <see langword="null"/> if the case is not registered.</summary>
    [Function(Find)]
    public Task<PackageOfCare?> FindAsync([ActivityTrigger] CaseReference reference, CancellationToken cancellationToken) =>
        packages.FindAsync(reference, cancellationToken);

    /// <summary>Registers what was arranged for a case, keeping the increases that run above it.</summary>
    [Function(Award)]
    public Task AwardAsync([ActivityTrigger] PackageOfCare arranged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arranged);
        return packages.ChangeAsync(arranged.Case, there => arranged with { Increases = there?.Increases ?? [], Closed = there?.Closed }, cancellationToken);
    }

    /// <summary>Keeps how a service stands once a change to it is begun.</summary>
    [Function(KeepState)]
    public Task KeepStateAsync([ActivityTrigger] ServiceState state, CancellationToken cancellationToken) => states.KeepAsync(state, cancellationToken);

    /// <summary>Records what a confirmed amendment made of the plan of a case that is registered.</summary>
    [Function(Amend)]
    public Task AmendAsync([ActivityTrigger] AmendedHours amended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(amended);
        return packages.ChangeAsync(amended.Case, there => there is null ? null : there with { PlanHoursPerWeek = PlanAfter(there, amended), WeeklyRate = amended.WeeklyRate }, cancellationToken);
    }

    // While temporary hours are open the hours before and after may be stated with them or without: what they differ by is the plan's either way.
    private static decimal? PlanAfter(PackageOfCare there, AmendedHours amended) =>
        there is { Increases.Count: > 0, PlanHoursPerWeek: { } plan } && amended is { HoursPerWeek: { } after, HoursPerWeekFrom: { } before }
            ? Math.Max(0, plan + after - before)
            : amended.HoursPerWeek ?? there.PlanHoursPerWeek;
}

using CareFunctions.Core.Calendar;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>The limit on temporary increases: hours a week, in total above the agreed plan (SOM-INC-05).</summary>
public static class IncreaseLimit
{
    /// <summary>The hours in a week: no package can have more.</summary>
    public const decimal HoursInAWeek = 168m;

    /// <summary>Checks an increase against the limit on each of its days, with every other increase that is open on that day.</summary>
    /// <param name="rules">The rules; null refuses, as there is no limit without a rule.</param>
    /// <param name="package">The package as it stands; null or without the plan's hours refuses.</param>
    /// <param name="days">The days of the increase.</param>
    /// <param name="hoursPerWeek">The hours a week asked for.</param>
    /// <param name="instanceId">The increase itself, which does not count against itself.</param>
    public static LimitFinding Check(IncreaseRules? rules, PackageOfCare? package, CivilDays days, decimal hoursPerWeek, string instanceId)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (rules is null)
        {
            return new LimitFinding(false, null, IncreaseCodes.NoRule, "The council's rulebook sets no limit, so nothing may be authorised.");
        }

        if (package?.PlanHoursPerWeek is not { } plan)
        {
            return new LimitFinding(false, null, IncreaseCodes.PlanUnknown, "The hours of the agreed plan are not known, so nothing may be added to them.");
        }

        var others = package.PeakAbovePlan(days, instanceId);
        var most = Math.Max(0, Math.Min(rules.Temporary.LimitHoursPerWeek - others, HoursInAWeek - plan - others));
        var limit = rules.Temporary.LimitHoursPerWeek;
        return hoursPerWeek switch
        {
            <= 0 => new LimitFinding(false, most, IncreaseCodes.ImpossibleHours, "An increase is more than no hours."),
            _ when hoursPerWeek > most => new LimitFinding(false, most, IncreaseCodes.OverLimit, FormattableString.Invariant(
                $"The limit is {limit:0.##} hours a week above the agreed plan, {others:0.##} of which other temporary increases take: at most {most:0.##} may be authorised.")),
            _ => new LimitFinding(true, most, null, FormattableString.Invariant(
                $"{hoursPerWeek:0.##} hours a week keep within the limit of {limit:0.##} above the agreed plan.")),
        };
    }
}

using CareFunctions.Core.Commands;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Packages;

/// <summary>The amendments that keep the paying system right as a temporary increase starts and ends (SOM-INC-09).</summary>
public static class IncreaseAmendments
{
    /// <summary>The step name under which the hours are raised.</summary>
    public const string StartStep = "amend-hours-up";

    /// <summary>The step name under which the hours go back.</summary>
    public const string EndStep = "amend-hours-back";

    /// <summary>Raises the hours from the increase's first day.</summary>
    /// <param name="increase">An authorised increase.</param>
    /// <param name="package">The package, with or without the increase in it.</param>
    /// <exception cref="InvalidOperationException">The increase has no days yet, or the plan's hours are not known: both are checked when it is authorised.</exception>
    public static SystemCommand ForStart(TemporaryIncrease increase, PackageOfCare package)
    {
        ArgumentNullException.ThrowIfNull(increase);
        ArgumentNullException.ThrowIfNull(package);
        var first = increase.Days?.FirstDay ?? throw new InvalidOperationException("The increase is not authorised.");
        var without = HoursWithout(increase, package, first);
        return Amend(increase, StartStep, without, without + increase.HoursPerWeek, first, "A temporary increase is authorised.");
    }

    /// <summary>Takes the hours back from the day the increase no longer applies.</summary>
    /// <param name="increase">An increase that is ended or expired.</param>
    /// <param name="package">The package, with or without the increase in it.</param>
    /// <exception cref="InvalidOperationException">The hours do not go back, or the plan's hours are not known.</exception>
    public static SystemCommand ForEnd(TemporaryIncrease increase, PackageOfCare package)
    {
        ArgumentNullException.ThrowIfNull(increase);
        ArgumentNullException.ThrowIfNull(package);
        var back = increase.HoursGoBackOn ?? throw new InvalidOperationException("The increase is neither ended nor expired.");
        var without = HoursWithout(increase, package, back);
        return Amend(increase, EndStep, without + increase.HoursPerWeek, without, back, "The temporary increase is over.");
    }

    private static decimal HoursWithout(TemporaryIncrease increase, PackageOfCare package, LocalDate day) =>
        package.Without(increase.InstanceId).HoursOn(day) ?? throw new InvalidOperationException("The hours of the agreed plan are not known.");

    private static SystemCommand Amend(TemporaryIncrease increase, string step, decimal from, decimal to, LocalDate day, string reason) =>
        SystemCommand.Amend(
            increase.InstanceId, step, increase.Rules.Amendment.System, increase.Case, increase.Service, from, to, day, reason, increase.Rules.Amendment.Clauses[0]);
}

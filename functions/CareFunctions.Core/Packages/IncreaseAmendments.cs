using CareFunctions.Core.Commands;
using CareFunctions.Core.TimeBoxes;
using NodaTime;
using NodaTime.Text;

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

    /// <summary>What a start changes for increases authorised before it that begin while it runs: the system was told their hours without it.</summary>
    /// <param name="increase">An authorised increase.</param>
    /// <param name="package">The package with the increase in it.</param>
    /// <returns>A command for each such day, in their order, with the step it belongs to.</returns>
    public static IReadOnlyList<(string Step, SystemCommand Command)> AfterStart(TemporaryIncrease increase, PackageOfCare package)
    {
        ArgumentNullException.ThrowIfNull(increase);
        return ForOthers(increase, package, StartStep, increase.HoursPerWeek, increase.Days!.FirstDay, increase.Days.LastDay);
    }

    /// <summary>What an extension changes for increases that begin in the days it adds.</summary>
    /// <param name="increase">The extended increase.</param>
    /// <param name="package">The package with the increase in it.</param>
    /// <param name="formerLastDay">The last day before it was extended.</param>
    /// <inheritdoc cref="AfterStart" path="/returns"/>
    public static IReadOnlyList<(string Step, SystemCommand Command)> AfterExtension(
        TemporaryIncrease increase, PackageOfCare package, LocalDate formerLastDay)
    {
        ArgumentNullException.ThrowIfNull(increase);
        return ForOthers(increase, package, "amend-hours-extended", increase.HoursPerWeek, formerLastDay, increase.Days!.LastDay);
    }

    /// <summary>What an early end changes for increases that begin on a day on which this one would still have run.</summary>
    /// <param name="increase">An increase that is ended or expired.</param>
    /// <param name="package">The package without the increase.</param>
    /// <inheritdoc cref="AfterStart" path="/returns"/>
    public static IReadOnlyList<(string Step, SystemCommand Command)> AfterEnd(TemporaryIncrease increase, PackageOfCare package)
    {
        ArgumentNullException.ThrowIfNull(increase);
        return ForOthers(increase, package, EndStep, -increase.HoursPerWeek, increase.HoursGoBackOn!.Value, increase.Days!.LastDay);
    }

    /// <summary>What a long-term increase changes for increases that begin after the days it was authorised for: its hours are in the plan then.</summary>
    /// <param name="increase">The increase that became long-term.</param>
    /// <param name="package">The package with its hours in the plan.</param>
    /// <inheritdoc cref="AfterStart" path="/returns"/>
    public static IReadOnlyList<(string Step, SystemCommand Command)> AfterLongTerm(TemporaryIncrease increase, PackageOfCare package)
    {
        ArgumentNullException.ThrowIfNull(increase);
        return ForOthers(increase, package, "amend-hours-long-term", increase.HoursPerWeek, increase.Days!.LastDay, LocalDate.MaxIsoValue);
    }

    // A command sets hours from a day on, so every later day for which hours were set in advance must be set anew.
    private static List<(string Step, SystemCommand Command)> ForOthers(
        TemporaryIncrease increase, PackageOfCare package, string step, decimal change, LocalDate after, LocalDate last)
    {
        ArgumentNullException.ThrowIfNull(package);
        return [.. package.Increases
            .Where(other => other.InstanceId != increase.InstanceId && other.Days.FirstDay > after && other.Days.FirstDay <= last)
            .Select(other => other.Days.FirstDay).Distinct().Order()
            .Select(day => (step + ":" + LocalDatePattern.Iso.Format(day), day, Hours: package.HoursOn(day) ?? throw HoursUnknown()))
            .Select(one => (one.Item1, Amend(
                increase, one.Item1, Math.Max(0, one.Hours - change), one.Hours, one.day, "A temporary increase that overlaps another one changed.")))];
    }

    private static InvalidOperationException HoursUnknown() => new("The hours of the agreed plan are not known.");

    private static decimal HoursWithout(TemporaryIncrease increase, PackageOfCare package, LocalDate day) =>
        package.Without(increase.InstanceId).HoursOn(day) ?? throw HoursUnknown();

    private static SystemCommand Amend(TemporaryIncrease increase, string step, decimal from, decimal to, LocalDate day, string reason) =>
        SystemCommand.Amend(
            increase.InstanceId, step, increase.Rules.Amendment.System, increase.Case, increase.Service, from, to, day, reason, increase.Rules.Amendment.Clauses[0]);
}

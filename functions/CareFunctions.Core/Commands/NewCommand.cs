using CareFunctions.Core.Councils;
using NodaTime;

namespace CareFunctions.Core.Commands;

/// <summary>Makes the commands, one method a kind. Each refuses what no system could carry out.</summary>
public static class NewCommand
{
    /// <summary>The most characters a note has.</summary>
    public const int LongestNote = 2000;

    private const decimal HoursOfAWeek = 168;
    private const decimal HighestWeeklyRate = 100_000;

    /// <summary>Awards a contract for a package that has been found and confirmed.</summary>
    /// <param name="basis">For what and why.</param>
    /// <param name="provider">The provider's identifier.</param>
    /// <param name="startDate">The first day of the service.</param>
    /// <param name="endDate">Its last day, where one is agreed.</param>
    /// <param name="hoursPerWeek">Its hours a week, where it is counted in hours: more than 0, at most 168.</param>
    /// <param name="weeklyRate">What a week costs in pounds, where known: at most 100,000.</param>
    /// <exception cref="ArgumentException">A text is missing, there is no clause, a number is out of range, or it ends before it starts.</exception>
    public static SystemCommand Award(
        CommandBasis basis, string provider, LocalDate startDate, LocalDate? endDate = null, decimal? hoursPerWeek = null, decimal? weeklyRate = null) =>
        Starting(basis, CommandKind.Award, provider, startDate, endDate, hoursPerWeek, weeklyRate);

    /// <summary>Activates a service, so that it is paid from its first day on.</summary>
    /// <inheritdoc cref="Award"/>
    public static SystemCommand Activate(
        CommandBasis basis, string provider, LocalDate startDate, LocalDate? endDate = null, decimal? hoursPerWeek = null, decimal? weeklyRate = null) =>
        Starting(basis, CommandKind.Activate, provider, startDate, endDate, hoursPerWeek, weeklyRate);

    /// <summary>Changes the hours a week of an open service, or what a week of it costs, or both.</summary>
    /// <param name="basis">For what and why.</param>
    /// <param name="effectiveDate">The first day on which the change applies.</param>
    /// <param name="hoursFrom">The hours a week before it, where known.</param>
    /// <param name="hoursTo">The hours a week from then on: 0 to 168; null when only the rate changes.</param>
    /// <param name="weeklyRate">What a week costs in pounds from then on, where known.</param>
    /// <exception cref="ArgumentException">Nothing changes, a text is missing, there is no clause, or a number is out of range.</exception>
    public static SystemCommand Amend(
        CommandBasis basis, LocalDate effectiveDate, decimal? hoursFrom, decimal? hoursTo, decimal? weeklyRate = null)
    {
        CheckHours(hoursFrom, nameof(hoursFrom));
        CheckHours(hoursTo, nameof(hoursTo));
        CheckRate(weeklyRate);
        return hoursTo is null && weeklyRate is null
            ? throw new ArgumentException("An amendment says the hours or the rate from then on.", nameof(hoursTo))
            : Create(basis, CommandKind.Amend, effectiveDate) with { HoursPerWeekFrom = hoursFrom, HoursPerWeekTo = hoursTo, WeeklyRate = weeklyRate };
    }

    /// <summary>Ends a service, so that it is no longer paid after its last day.</summary>
    /// <param name="basis">For what and why.</param>
    /// <param name="lastDay">The last day that is paid.</param>
    /// <exception cref="ArgumentException">A text is missing, or there is no clause.</exception>
    public static SystemCommand Deactivate(CommandBasis basis, LocalDate lastDay) =>
        Create(basis, CommandKind.Deactivate, lastDay.PlusDays(1)) with { EndDate = lastDay };

    /// <summary>Suspends a service.</summary>
    /// <param name="basis">For what and why.</param>
    /// <param name="from">The first day without it.</param>
    /// <param name="lastDay">The last day without it, where known; null until it is resumed.</param>
    /// <exception cref="ArgumentException">A text is missing, there is no clause, or the last day is before the first.</exception>
    public static SystemCommand Suspend(CommandBasis basis, LocalDate from, LocalDate? lastDay = null)
    {
        CheckOrder(from, lastDay, nameof(lastDay));
        return Create(basis, CommandKind.Suspend, from) with { EndDate = lastDay };
    }

    /// <summary>Lets a suspended service go on.</summary>
    /// <param name="basis">For what and why.</param>
    /// <param name="from">The first day with it again.</param>
    /// <param name="hoursPerWeek">The hours a week from then on, where they are not those from before: more than 0, at most 168.</param>
    /// <exception cref="ArgumentException">A text is missing, there is no clause, or the hours are out of range.</exception>
    public static SystemCommand Resume(CommandBasis basis, LocalDate from, decimal? hoursPerWeek = null)
    {
        CheckSomeHours(hoursPerWeek, nameof(hoursPerWeek));
        return Create(basis, CommandKind.Resume, from) with { HoursPerWeekTo = hoursPerWeek };
    }

    /// <summary>Writes a note in the system.</summary>
    /// <param name="basis">For what and why.</param>
    /// <param name="day">The day it is about.</param>
    /// <param name="text">What it says, made of structured facts: 1 to <see cref="LongestNote"/> characters.</param>
    /// <exception cref="ArgumentException">A text is missing or too long, or there is no clause.</exception>
    public static SystemCommand Note(CommandBasis basis, LocalDate day, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestNote, nameof(text));
        return Create(basis, CommandKind.Note, day) with { Text = text };
    }

    private static SystemCommand Starting(
        CommandBasis basis, CommandKind kind, string provider, LocalDate startDate, LocalDate? endDate, decimal? hoursPerWeek, decimal? weeklyRate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        CheckOrder(startDate, endDate, nameof(endDate));
        CheckSomeHours(hoursPerWeek, nameof(hoursPerWeek));
        CheckRate(weeklyRate);
        return Create(basis, kind, startDate) with
        {
            Provider = provider, StartDate = startDate, EndDate = endDate, HoursPerWeekTo = hoursPerWeek, WeeklyRate = weeklyRate,
        };
    }

    private static SystemCommand Create(CommandBasis basis, CommandKind kind, LocalDate effectiveDate)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentException.ThrowIfNullOrWhiteSpace(basis.InstanceId);
        ArgumentException.ThrowIfNullOrWhiteSpace(basis.Step);
        ArgumentException.ThrowIfNullOrWhiteSpace(basis.System);
        ArgumentException.ThrowIfNullOrWhiteSpace(basis.SystemName);
        ArgumentException.ThrowIfNullOrWhiteSpace(basis.Service);
        ArgumentException.ThrowIfNullOrWhiteSpace(basis.Reason);
        ArgumentNullException.ThrowIfNull(basis.Case);
        return basis.Clauses is [var clause, ..]
            ? new SystemCommand(
                WorkIdentity.ForStep(basis.InstanceId, basis.Step), basis.System, kind, basis.Case, basis.Service, null, null, effectiveDate,
                basis.Reason, clause, basis.InstanceId)
            {
                SystemName = basis.SystemName,
                FurtherClauses = basis.Clauses.Count > 1 ? [.. basis.Clauses.Skip(1)] : null,
            }
            : throw new ArgumentException("A command names the clause that asks for it.", nameof(basis));
    }

    private static void CheckHours(decimal? hours, string name)
    {
        if (hours is < 0 or > HoursOfAWeek)
        {
            throw new ArgumentOutOfRangeException(name, hours, "Hours a week are 0 to 168.");
        }
    }

    private static void CheckSomeHours(decimal? hours, string name)
    {
        CheckHours(hours, name);
        if (hours is 0)
        {
            throw new ArgumentOutOfRangeException(name, hours, "A service has more than no hours a week.");
        }
    }

    private static void CheckRate(decimal? weeklyRate)
    {
        if (weeklyRate is < 0 or > HighestWeeklyRate)
        {
            throw new ArgumentOutOfRangeException(nameof(weeklyRate), weeklyRate, "A week costs 0 to 100,000 pounds.");
        }
    }

    private static void CheckOrder(LocalDate first, LocalDate? last, string name)
    {
        if (last < first)
        {
            throw new ArgumentOutOfRangeException(name, last, "The last day is not before the first.");
        }
    }
}

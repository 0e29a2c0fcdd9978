using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Commands;

/// <summary>Says in plain English what a command asks for and what it did.</summary>
public static class CommandSentences
{
    /// <summary>What a person is to enter, to follow "Enter in SWIFT: ".</summary>
    public static string ToDo(SystemCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var from = Day(command.EffectiveDate);
        return command.Kind switch
        {
            CommandKind.Amend => Amended(command) + (command.HoursPerWeekFrom is { } before ? Text($" (now {before:0.##})") : ""),
            CommandKind.Award => $"award {Package(command)}",
            CommandKind.Activate => $"activate {Package(command)}",
            CommandKind.Deactivate => $"end {command.Service}, last paid day {Day(command.EndDate!.Value)}",
            CommandKind.Suspend => $"suspend {command.Service} from {from}{Until(command.EndDate)}",
            CommandKind.Resume => $"resume {command.Service} from {from}{WithHours(command.HoursPerWeekTo)}",
            CommandKind.Note => $"the note \"{command.Text}\"",
            _ => throw Unknown(command),
        };
    }

    /// <summary>What was done in a system, for the case note.</summary>
    /// <param name="command">The command that is confirmed.</param>
    /// <param name="system">The system's name as people write it.</param>
    public static string Done(SystemCommand command, string system)
    {
        ArgumentNullException.ThrowIfNull(command);
        var from = Day(command.EffectiveDate);
        return command.Kind switch
        {
            CommandKind.Amend when command is { HoursPerWeekFrom: { } before, HoursPerWeekTo: { } after } =>
                Text($"{system} amended from {before:0.##} to {after:0.##} hours a week, from {from}{AtRate(command.WeeklyRate)}."),
            CommandKind.Amend => $"{system} amended: {Amended(command)}.",
            CommandKind.Award => $"Awarded in {system}: {Package(command)}.",
            CommandKind.Activate => $"Activated in {system}: {Package(command)}.",
            CommandKind.Deactivate => $"Ended in {system}: {command.Service}, last paid day {Day(command.EndDate!.Value)}.",
            CommandKind.Suspend => $"Suspended in {system}: {command.Service} from {from}{Until(command.EndDate)}.",
            CommandKind.Resume => $"Resumed in {system}: {command.Service} from {from}{WithHours(command.HoursPerWeekTo)}.",
            CommandKind.Note => $"Note written in {system}: {command.Text}",
            _ => throw Unknown(command),
        };
    }

    /// <summary>The command's particulars, each by its name in the contract; what does not apply is left out.</summary>
    public static IReadOnlyDictionary<string, string> Facts(SystemCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        (string Name, string? Value)[] facts =
        [
            ("system", command.System),
            ("service", command.Service),
            ("reason", command.Reason),
            ("provider", command.Provider),
            ("hoursPerWeekFrom", Number(command.HoursPerWeekFrom)),
            ("hoursPerWeekTo", Number(command.HoursPerWeekTo)),
            ("weeklyRate", Number(command.WeeklyRate)),
            ("startDate", command.StartDate is { } start ? Day(start) : null),
            ("endDate", command.EndDate is { } end ? Day(end) : null),
            ("effectiveDate", Day(command.EffectiveDate)),
            ("correlationId", command.CorrelationId),
        ];
        return facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Name, fact => fact.Value!);
    }

    private static string Amended(SystemCommand command) => string.Join(
        " and ",
        new[]
        {
            command.HoursPerWeekTo is { } hours ? Text($"{hours:0.##} hours a week") : null,
            command.WeeklyRate is { } rate ? Text($"£{rate:0.00} a week") : null,
        }.Where(part => part is not null)) + " from " + Day(command.EffectiveDate);

    private static string Package(SystemCommand command) =>
        $"{command.Service} with {command.Provider} from {Day(command.StartDate!.Value)}{Until(command.EndDate)}{WithHours(command.HoursPerWeekTo)}{AtRate(command.WeeklyRate)}";

    private static string Until(LocalDate? last) => last is { } day ? $" to {Day(day)}" : "";

    private static string WithHours(decimal? hours) => hours is { } number ? Text($", {number:0.##} hours a week") : "";

    private static string AtRate(decimal? rate) => rate is { } pounds ? Text($", £{pounds:0.00} a week") : "";

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string? Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static ArgumentOutOfRangeException Unknown(SystemCommand command) => new(nameof(command), command.Kind, "This is no kind of command.");
}

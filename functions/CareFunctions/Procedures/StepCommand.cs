using CareFunctions.Core.Commands;
using CareFunctions.Core.Procedures;
using NodaTime;

namespace CareFunctions.Procedures;

/// <summary>Makes the command of a step that changes a system.</summary>
internal static class StepCommand
{
    /// <summary>The command, or why none can be made of what is known: then a person enters the change.</summary>
    public static (SystemCommand? Command, string? Lacking) Of(Changing changing, CommandBasis basis)
    {
        try
        {
            return (Made(changing, basis), null);
        }
        catch (ArgumentException fault)
        {
            // NewCommand says what it misses; at the latest here a decided value is found to be none that a system takes.
            return (null, char.ToLowerInvariant(fault.Message[0]) + fault.Message[1..].Split(" (Parameter", 2)[0].TrimEnd('.') + ".");
        }
    }

    private static SystemCommand Made(Changing changing, CommandBasis basis)
    {
        var hours = Number(changing, "hoursPerWeek") ?? Number(changing, "hoursPerWeekTo");
        var rate = Number(changing, "weeklyRate");
        var end = Date(changing, "endDate");
        return changing.Kind switch
        {
            CommandKind.Award => NewCommand.Award(basis, Provider(changing), Start(changing), end, hours, rate),
            CommandKind.Activate => NewCommand.Activate(basis, Provider(changing), Start(changing), end, hours, rate),
            CommandKind.Amend => NewCommand.Amend(basis, changing.Effective, Number(changing, "hoursPerWeekFrom"), Number(changing, "hoursPerWeekTo") ?? hours, rate),
            CommandKind.Deactivate => NewCommand.Deactivate(basis, changing.Step.Effective is null ? end ?? changing.Effective : changing.Effective),
            CommandKind.Suspend => NewCommand.Suspend(basis, changing.Effective, Date(changing, "restartDate")?.PlusDays(-1) ?? end),
            CommandKind.Resume => NewCommand.Resume(basis, changing.Effective, hours),
            CommandKind.Note => NewCommand.Note(basis, changing.Effective, changing.What),
            _ => throw new ArgumentOutOfRangeException(nameof(changing), changing.Kind, "This is no kind of command."),
        };
    }

    private static string Provider(Changing changing) =>
        changing.Values.GetValueOrDefault("provider") ?? throw new ArgumentException("No provider is stated.", nameof(changing));

    private static LocalDate Start(Changing changing) => Date(changing, "startDate") ?? changing.Effective;

    private static decimal? Number(Changing changing, string name) => RequestValues.Number(changing.Values, name);

    private static LocalDate? Date(Changing changing, string name) => RequestValues.Date(changing.Values, name);
}

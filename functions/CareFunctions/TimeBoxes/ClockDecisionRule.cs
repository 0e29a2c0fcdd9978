using CareFunctions.Core.TimeBoxes;
using CareFunctions.Http;
using CareFunctions.Tasks;
using NodaTime;
using NodaTime.Text;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.TimeBoxes;

/// <summary>Holds a new last day against the clock's days in the moment it is given, so that the person hears at once what is wrong with it.</summary>
public sealed class ClockDecisionRule : IDecisionRule
{
    /// <inheritdoc />
    public bool Covers(CareTask task) => task?.Kind is TaskKinds.ExtendClock or TaskKinds.AmendClock;

    /// <inheritdoc />
    public Task<Problem?> RefusalAsync(CareTask task, TaskDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(decision);
        return Task.FromResult(decision.Details.TryGetValue(ClockRule.LastDayField, out var text)
            ? Refusal(task, LocalDatePattern.Iso.Parse(text).Value)
            : null);
    }

    private static Problem? Refusal(CareTask task, LocalDate lastDay)
    {
        var (first, last) = (Fact(task, "firstDay"), Fact(task, "lastDay"));
        if (lastDay < first)
        {
            return Refused(task, TimeBoxCodes.BeforeFirstDay, $"It began on {Iso(first.Value)}: it cannot end before.");
        }

        if (task.Kind == TaskKinds.AmendClock)
        {
            return lastDay == last ? Refused(task, TimeBoxCodes.Repeated, "That is its last day already.") : null;
        }

        if (last is not { } present)
        {
            return null;
        }

        if (lastDay <= present)
        {
            return Refused(task, TimeBoxCodes.NotLater, $"An extension is to a later day than {Iso(present)}.");
        }

        return task.Facts.TryGetValue("daysLeftToExtend", out var left)
            && Period.DaysBetween(present, lastDay) > int.Parse(left, System.Globalization.CultureInfo.InvariantCulture)
            ? Refused(task, TimeBoxCodes.AlreadyExtended, $"It may be extended by {left} day(s) more.")
            : null;
    }

    private static LocalDate? Fact(CareTask task, string name) =>
        task.Facts.TryGetValue(name, out var text) && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private static Problem Refused(CareTask task, string code, string sentence) => Problem.Refused(code, sentence, task.Clauses);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}

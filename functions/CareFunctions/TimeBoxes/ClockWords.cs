using System.Globalization;
using CareFunctions.Core.TimeBoxes;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.TimeBoxes;

/// <summary>What a clock says to people.</summary>
internal sealed class ClockWords(TimeBoxStart start)
{
    private ClockRule Clock => start.Clock;

    /// <summary>What is to be decided.</summary>
    public string Decide(TimeBox box) => Placed(Clock.Decide.What, box);

    /// <summary>What an extension asks.</summary>
    public string Extend(TimeBox box)
    {
        var rule = Clock.Extend!;
        return rule.What is { } what ? Placed(what, box)
            : rule.Days is { } days ? Text($"Extend \"{Clock.Name}\" by exactly {days} days. Possible {(rule.Times == 1 ? "once" : Text($"{rule.Times} times"))}.")
            : Text($"Extend \"{Clock.Name}\" to a later day.");
    }

    /// <summary>What an amendment asks.</summary>
    public string Amend(TimeBox box) =>
        Clock.Amend!.What is { } what ? Placed(what, box) : Text($"Move the last day of \"{Clock.Name}\", if it changes.");

    /// <summary>What happens when nobody decides.</summary>
    public string Then(TimeBox box)
    {
        if (Clock.Next is { } next)
        {
            return Placed(next, box);
        }

        var told = string.Join(" and ", (Clock.Reminders.After?.Tell ?? Clock.Reminders.Tell).Select(start.NameOf));
        return (Clock.AtEnd, box.LastDay) switch
        {
            (ClockEnd.Lapses, { } last) => $"If nobody decides, it ends by itself after {Iso(last)}, and the procedure goes on as for a lapse.",
            (_, { } last) => $"It never ends by itself: after {Iso(last)}, reminders go to {told} until somebody decides.",
            _ => $"No last day is known: reminders go to {told} until somebody decides.",
        };
    }

    /// <summary>A reminder.</summary>
    public string Reminder(TimeBox box, ClockReminder reminder)
    {
        var when = reminder.DaysLeft switch
        {
            null => "No last day is known.",
            > 0 => Text($"The last day is {Iso(box.LastDay!.Value)}: {reminder.DaysLeft} day(s) left after today."),
            0 => "Today is the last day.",
            _ => Text($"The last day was {Iso(box.LastDay!.Value)}, {-reminder.DaysLeft} day(s) ago."),
        };
        return $"{Clock.Name}: {Decide(box)} {when}{Overpaid(box, reminder)}";
    }

    /// <summary>What has been paid too much since the last day.</summary>
    private string Overpaid(TimeBox box, ClockReminder reminder)
    {
        if (Clock.Reminders.OverpaidFrom is not { } value || reminder is not { Escalates: true } || box.LastDay is not { } last)
        {
            return "";
        }

        return start.Values.TryGetValue(value, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var rate)
            ? Text($" Paid too much so far: £{Overpayment.SoFar(last, reminder.Day, rate):0.00}.")
            : " What is paid too much cannot be told: the weekly rate is not stated.";
    }

    private static string Placed(string text, TimeBox box) =>
        text.Replace("{lastDay}", box.LastDay is { } last ? Iso(last) : "a day not stated", StringComparison.Ordinal);

    public static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}

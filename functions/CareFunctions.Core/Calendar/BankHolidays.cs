using System.Text.Json.Nodes;
using CareFunctions.Core.Rulebooks;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Calendar;

/// <summary>
/// The bank holidays of a run of days, substitute days and one-off ones included. Inside the run a day that is not listed is
/// none; outside it nothing is known. They are proclaimed, not computed, so they are data and run out.
/// </summary>
public sealed class BankHolidays
{
    private readonly SortedDictionary<LocalDate, string> _names;

    private BankHolidays(LocalDate knownFrom, LocalDate knownTo, SortedDictionary<LocalDate, string> names) =>
        (KnownFrom, KnownTo, _names) = (knownFrom, knownTo, names);

    /// <summary>Those of England and Wales, as this version of the application knows them.</summary>
    public static BankHolidays EnglandAndWales { get; } = Shipped();

    /// <summary>The first day about which it is known whether it is a bank holiday.</summary>
    public LocalDate KnownFrom { get; }

    /// <summary>The last such day.</summary>
    public LocalDate KnownTo { get; }

    /// <summary>The first day on which <see cref="ReachAt"/> warns: a year before the last known day.</summary>
    public LocalDate WarnsFrom => KnownTo.PlusYears(-1);

    /// <summary>Every bank holiday, the earliest first.</summary>
    public IReadOnlyList<LocalDate> Days => [.. _names.Keys];

    /// <summary>Reads <c>knownFrom</c>, <c>knownTo</c> and the <c>holidays</c>, each a date and its name, from YAML.</summary>
    /// <param name="yaml">The text.</param>
    /// <exception cref="FormatException">Entries are missing, are no dates, or lie outside the known days or on a weekend; every fault is named.</exception>
    /// <exception cref="YamlDotNet.Core.YamlException">The text is not YAML, or a date stands in it twice.</exception>
    public static BankHolidays Parse(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var root = YamlDocument.Parse(yaml).Root as JsonObject;
        var faults = new List<string>();
        var from = Date(Text(root?["knownFrom"]), "knownFrom", faults);
        var to = Date(Text(root?["knownTo"]), "knownTo", faults);
        if (from > to)
        {
            faults.Add("knownTo is before knownFrom.");
        }

        var names = new SortedDictionary<LocalDate, string>();
        foreach (var (key, value) in root?["holidays"] as JsonObject ?? [])
        {
            if (Date(key, "holidays", faults) is not { } date)
            {
                continue;
            }

            if (date < from || date > to)
            {
                faults.Add($"{key} is not between knownFrom and knownTo.");
            }

            if (WorkingDays.IsWeekend(date))
            {
                faults.Add($"{key} is on a weekend; its substitute day belongs here.");
            }

            names[date] = Text(value) ?? "";
            if (names[date].Length == 0)
            {
                faults.Add($"{key} has no name.");
            }
        }

        return (from, to) is ({ } first, { } last) && faults.Count == 0
            ? new BankHolidays(first, last, names)
            : throw new FormatException("The bank holidays cannot be used: " + string.Join(" ", faults));
    }

    /// <summary>Whether it is known if a day is a bank holiday.</summary>
    /// <param name="date">The day asked about.</param>
    public bool Knows(LocalDate date) => date >= KnownFrom && date <= KnownTo;

    /// <summary>The name of the bank holiday on a day, or <see langword="null"/> when it is none.</summary>
    /// <param name="date">The day asked about.</param>
    /// <exception cref="BankHolidaysUnknownException">The day is outside the known ones.</exception>
    public string? NameOf(LocalDate date) => Knows(date)
        ? _names.GetValueOrDefault(date)
        : throw new BankHolidaysUnknownException(date, KnownFrom, KnownTo);

    /// <summary>How far the data reach, seen from a day. Pure: whoever starts the application asks, and tells.</summary>
    /// <param name="today">The day from which to look.</param>
    public BankHolidayReach ReachAt(LocalDate today) =>
        today > KnownTo ? BankHolidayReach.RunOut : today >= WarnsFrom ? BankHolidayReach.RunningOut : BankHolidayReach.Enough;

    private static BankHolidays Shipped()
    {
        const string resource = "CareFunctions.Core.Calendar.bank-holidays.yaml";
        using var stream = typeof(BankHolidays).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException("The assembly lacks " + resource + ".");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static LocalDate? Date(string? text, string place, List<string> faults)
    {
        if (text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed)
        {
            return parsed.Value;
        }

        faults.Add($"{place}: {text ?? "nothing"} is not a date such as 2026-12-25.");
        return null;
    }
}

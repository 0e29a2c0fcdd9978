using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.TimeBoxes;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Emails;

/// <summary>What an email is taken to say: as it was read, or as a person has put it right.</summary>
/// <param name="Intent">What it wants.</param>
/// <param name="Case">The one case it is about; null when none or several are named.</param>
/// <param name="Service">The rulebook's id of the service, where a person has said it.</param>
/// <param name="Values">What it states, under the contract's names: numbers with a point, dates as yyyy-MM-dd.</param>
public sealed record EmailProposal(EmailIntent Intent, CaseReference? Case, string? Service, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The names of what an email may state.</summary>
    public static IReadOnlyList<string> ValueNames { get; } =
    [
        "hoursPerWeekFrom", "hoursPerWeekTo", "hoursPerWeekDelta", "effectiveDate", "endDate", "holdUntil", "startDate", "weeklyRate", "outcome", "registration",
    ];

    /// <summary>Whether it can have an effect only on one case.</summary>
    public bool NeedsCase => Intent is not (EmailIntent.Other or EmailIntent.VacancyUpdate or EmailIntent.AutomaticReply or EmailIntent.Referral or EmailIntent.UrgentReferral
        or EmailIntent.RespiteRequest);

    /// <summary>What an email states, as values.</summary>
    /// <param name="fields">The fields as read.</param>
    public static IReadOnlyDictionary<string, string> ValuesOf(EmailFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("hoursPerWeekFrom", Text(fields.HoursPerWeekFrom));
        Add("hoursPerWeekTo", Text(fields.HoursPerWeekTo));
        Add("hoursPerWeekDelta", Text(fields.HoursPerWeekDelta));
        Add("effectiveDate", Text(fields.EffectiveDate));
        Add("endDate", Text(fields.EndDate));
        Add("holdUntil", Text(fields.HoldUntil));
        Add("startDate", Text(fields.StartDate));
        Add("weeklyRate", Text(fields.WeeklyRate));
        Add("outcome", fields.Outcome is { } outcome ? JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString()) : null);
        Add("registration", fields.Registration);
        return values;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                values[name] = value;
            }
        }
    }

    /// <summary>The kind of email by its word in kebab-case.</summary>
    /// <param name="word">The word, or null.</param>
    /// <param name="intent">The kind.</param>
    public static bool TryIntent(string? word, [NotNullWhen(true)] out EmailIntent? intent)
    {
        intent = Enum.GetValues<EmailIntent>().Where(one => WordOf(one) == word).Cast<EmailIntent?>().FirstOrDefault();
        return intent is not null;
    }

    /// <summary>The word of a kind of email.</summary>
    /// <param name="intent">The kind.</param>
    public static string WordOf(EmailIntent intent) => JsonNamingPolicy.KebabCaseLower.ConvertName(intent.ToString());

    /// <summary>This proposal with what a person said in its place: the kind, the case, the service and each value. Of the hours before, after and more or less, those that
    /// the person did not say and that follow from what was said are left out: what was read wrong must not stand beside what is right.</summary>
    /// <param name="said">What was said, by name.</param>
    public EmailProposal CorrectedBy(IReadOnlyDictionary<string, string> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        foreach (var name in WorkedOut(said))
        {
            values.Remove(name);
        }

        foreach (var name in ValueNames.Where(said.ContainsKey))
        {
            values[name] = said[name];
        }

        return new EmailProposal(
            TryIntent(said.GetValueOrDefault("intent"), out var intent) ? intent.Value : Intent,
            CaseReference.TryParse(said.GetValueOrDefault("case"), out var reference) ? reference : Case,
            said.GetValueOrDefault("service") ?? Service,
            values);
    }

    /// <summary>What is still lacking or cannot be before it can have an effect; null when nothing is.</summary>
    public string? Lacking() =>
        NeedsCase && Case is null ? "It is about exactly one case: say which."
        : !HoursArePossible(Fields()) ? "The hours contradict each other, or do not fit into a week."
        : !EmailConsequence.Of(Intent).Complete(Fields()) ? $"An email of this kind states {EmailConsequence.Of(Intent).Needs}."
        : null;

    /// <summary>Its values as fields; what is not well-formed is left out, and the difference of the hours is worked out where only they are stated.</summary>
    public EmailFields Fields() => new(
        Number("hoursPerWeekFrom"), Number("hoursPerWeekTo"), Number("hoursPerWeekDelta") ?? (Number("hoursPerWeekTo") - Number("hoursPerWeekFrom")), Date("effectiveDate"), Date("endDate"), Date("holdUntil"), Date("startDate"),
        Number("weeklyRate"),
        Enum.GetValues<EmailOutcome>().Where(one => JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString()) == Values.GetValueOrDefault("outcome")).Cast<EmailOutcome?>().FirstOrDefault(),
        Values.GetValueOrDefault("registration"));

    private static bool HoursArePossible(EmailFields fields)
    {
        var (before, after, change) = (fields.HoursPerWeekFrom, fields.HoursPerWeekTo, fields.HoursPerWeekDelta);
        return new[] { before, after, change is < 0 ? -change : change }.All(hours => hours is null or (>= 0 and <= IncreaseLimit.HoursInAWeek))
            && (after - before ?? change) == change;
    }

    private static IEnumerable<string> WorkedOut(IReadOnlyDictionary<string, string> said) =>
        (said.ContainsKey("hoursPerWeekDelta"), said.ContainsKey("hoursPerWeekTo")) switch
        {
            (true, true) => ["hoursPerWeekFrom"],
            (true, false) => ["hoursPerWeekTo"],
            (false, true) => ["hoursPerWeekDelta"],
            _ => said.ContainsKey("hoursPerWeekFrom") ? ["hoursPerWeekDelta"] : [],
        };

    private static string? Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private decimal? Number(string name) =>
        decimal.TryParse(Values.GetValueOrDefault(name), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private LocalDate? Date(string name) => Values.TryGetValue(name, out var text) && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
}

using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>The days in a message that are no days of its matter, or say its day again: they raise no doubt.</summary>
internal static class DayAsides
{
    private const int Nearby = 4;

    // For these a day to come may be when what is asked for ends or is looked at again.
    private static readonly HashSet<EmailIntent> Hours = [EmailIntent.IncreaseRequest, EmailIntent.ReductionRequest, EmailIntent.AmendmentConfirmation];

    /// <summary>Sets the days aside on which something else was: "reviewed on Monday", "as I said on the phone yesterday", the day from which a hold is moved.</summary>
    public static void Set(Draft draft)
    {
        foreach (var one in DayMention.All(draft))
        {
            var words = DayWords.Around(one.Text, one.At);
            var over = DayTense.Over(one, draft.Received);
            var aside = draft.Intents.Intent switch
            {
                EmailIntent.AssessmentOutcome when over => true,
                EmailIntent.HoldExtension when words.Lead == DayLead.From => Spans(one.Text, one.At),
                var intent => words.Tells && (over || !Hours.Contains(intent)),
            };
            if (aside)
            {
                draft.SetAside(one.Text, one.At);
            }
        }
    }

    /// <summary>Sets the days aside that only say again, from the other side, what was read: the last visit on the old hours, the first day without care, when a service began that has ended.</summary>
    public static void Set(Draft draft, EmailFields fields)
    {
        foreach (var one in DayMention.All(draft))
        {
            var words = DayWords.Around(one.Text, one.At);
            if (Earlier(one, words, fields, draft) || DayBefore(one, words, fields) || FirstWithout(one, words, fields) || Began(one, words, fields, draft))
            {
                draft.SetAside(one.Text, one.At);
            }
        }
    }

    private static bool Fixed(StatedDay day) => day.Behind is not null && day.Behind == day.Ahead;

    // Who asks for a day to come tells of what is over: "the nurse came out on Monday 4 May".
    private static bool Earlier(DayMention one, DayWords words, EmailFields fields, Draft draft) =>
        DayTense.LooksAhead(draft.Intents.Intent) && Fixed(one.Day) && one.Day.Behind <= draft.Received && words.Lead == DayLead.None
        && one.Day.Behind < (fields.EffectiveDate ?? fields.EndDate ?? fields.HoldUntil ?? fields.StartDate);

    // "Sunday is the last one, so the new hours are from Monday"
    private static bool DayBefore(DayMention one, DayWords words, EmailFields fields) =>
        one.Day.Ahead is { } day && day.PlusDays(1) == fields.EffectiveDate && (words.Before is DayWord.Last or DayWord.Ends or DayWord.Off || words.After == DayWord.Last);

    // "Our last day is Friday 24 April; from the Saturday she needs somebody else"
    private static bool FirstWithout(DayMention one, DayWords words, EmailFields fields) =>
        words.Lead == DayLead.From && !Fixed(one.Day) && one.Day.Ahead is { } day && day.DayOfWeek == fields.EndDate?.PlusDays(1).DayOfWeek;

    // "Service start: 4/11/2024", of one that has ended
    private static bool Began(DayMention one, DayWords words, EmailFields fields, Draft draft) =>
        draft.Intents.Intent == EmailIntent.EndOfService && words is { Lead: DayLead.None, Before: DayWord.Starts } && Fixed(one.Day) && one.Day.Behind < fields.EndDate;

    // "From the 21st to Wednesday 26 August"
    private static bool Spans(ReadText text, int at) =>
        Enumerable.Range(at + 1, Math.Max(0, Math.Min(text.Sentence(at).Last, at + Nearby) - at)).Any(next => text.Tokens[next].Value is StatedDay);
}

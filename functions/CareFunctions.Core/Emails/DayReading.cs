using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>A day that an email states for one field. Whether a weekday's name means the one to come or the one gone, the words around it say.</summary>
internal static class DayReading
{
    // The day that a message of this kind is about, taken for it when it is the only one.
    private static readonly Dictionary<EmailIntent, string> MainDay = new()
    {
        [EmailIntent.IncreaseRequest] = "effectiveDate",
        [EmailIntent.ReductionRequest] = "effectiveDate",
        [EmailIntent.SuspensionReport] = "effectiveDate",
        [EmailIntent.AmendmentConfirmation] = "effectiveDate",
        [EmailIntent.NoticeOnPackage] = "endDate",
        [EmailIntent.EndOfService] = "endDate",
        [EmailIntent.PlacementHold] = "holdUntil",
        [EmailIntent.HoldExtension] = "holdUntil",
        [EmailIntent.StartDateConfirmation] = "startDate",
    };

    private const int Before = 4;

    // Where a day of a finding stands. Of "from 7 to 14 March" the end is the later one.
    private static int Place(Finding finding, string field)
    {
        var places = finding.Said.Where(at => finding.Text.Tokens[at].Kind == TokenKind.Date);
        return field is "endDate" or "holdUntil" ? places.Last() : places.First();
    }

    /// <summary>The day of a field, where every mention agrees.</summary>
    public static LocalDate? Read(Draft draft, string field)
    {
        var intent = draft.Intents.Intent;
        var found = ByRows(draft, field, out var loosely);
        var others = DayMention.All(draft).Where(one => !draft.Background(one.Text, one.At) && !draft.IsAside(one.Text, one.At)).ToList();
        var rows = found.Count > 0 ? found.Max(Fit) : DayFit.Aside;
        var words = others.Count > 0 ? others.Max(Fit) : DayFit.Aside;
        if (words >= DayFit.Fits && (rows < DayFit.Unsaid || (rows == DayFit.Unsaid && (words == DayFit.Exactly || loosely))))
        {
            // No row says it, or only of a day that is for something else: the words around each day do.
            found = [.. others.Where(one => Fit(one) == words).Select(one => one with { Past = DayTense.IsPast(one.Text, one.At, one.At, one.At, draft) })];
            foreach (var one in found)
            {
                draft.Explain(one.Text, one.At);
                draft.Show(field, one.Text.Excerpt(Math.Max(one.Text.Clause(one.At).First, one.At - Before), one.At));
            }
        }
        else if (rows < DayFit.Unsaid)
        {
            found = [];
        }

        if (intent == EmailIntent.HoldExtension && found.TrueForAll(one => one.Day is { Unsure: false, Ahead: not null }) && found.Select(one => one.Day.Ahead).Distinct().Count() == 2)
        {
            // The old day and the new one: an extension is to the later.
            var later = found.Max(one => one.Day.Ahead);
            if (found.Exists(one => one.Day.Ahead != later && !one.Past && one.Day.Ahead > draft.Received))
            {
                // Or a day by which an answer is wanted: a person sees which.
                draft.Doubt("several-dates");
            }

            found.RemoveAll(one => one.Day.Ahead != later);
        }

        if (found.Select(one => (one.Day.Ahead, one.Day.Behind)).Distinct().Count() > 1)
        {
            var best = found.Max(Fit);
            if (found.RemoveAll(one => Fit(one) < best && (field == "holdUntil" ? Fit(one) >= DayFit.Unsaid : Fit(one) >= DayFit.Fits && one.Day.Ahead != draft.Received)) > 0)
            {
                draft.Doubt("several-dates");
            }

            found.RemoveAll(one => Fit(one) < best);
        }

        if (found.RemoveAll(one => one.Guessed) > 0)
        {
            draft.Doubt("date-guessed");
        }

        DayFit Fit(DayMention one) => DayFits.Of(DayWords.Around(one.Text, one.At), field, intent);

        var days = found.Select(one => (one.Day, one.Past)).ToList();
        var before = DaysBefore(draft, field, others.Where(one => field == "endDate" && days.Count == 0 && Fit(one) == DayFit.DayAfter));
        if (days.Count == 0 && before.Count == 0 && MainDay.GetValueOrDefault(intent) == field && Left(draft, field, others.Where(one => Fit(one) == DayFit.Unsaid && !one.Guessed)) is { } only)
        {
            days.Add(only);
        }

        if (found.Exists(one => one.At + 2 < one.Text.Tokens.Count && one.Text.Tokens[one.At + 1].Is("or") && one.Text.Tokens[one.At + 2].Kind == TokenKind.Ordinal))
        {
            // "The 11th or 12th"
            draft.Doubt("several-dates");
            return null;
        }

        // "7 June or 8 June"
        foreach (var one in found)
        {
            var next = one.At + 2 < one.Text.Tokens.Count && PhraseTable.Own.Classes["day-guess"].Contains(one.Text.Tokens[one.At + 2].Text) ? one.At + 3 : one.At + 2;
            if (next < one.Text.Tokens.Count && one.Text.Tokens[one.At + 1].Is("or") && one.Text.Tokens[next] is { Kind: TokenKind.Date, Value: StatedDay other })
            {
                days.Add((other, false));
            }
        }

        if (days.Exists(one => one.Day.Unsure))
        {
            draft.Doubt("date-impossible");
        }

        days.AddRange(before);
        var values = days.Select(one => one.Past ? one.Day.Behind ?? one.Day.Ahead : one.Day.Ahead ?? one.Day.Behind).Distinct().ToList();
        if (values.Count > 1)
        {
            draft.Doubt("several-dates");
        }

        return values.Count == 1 ? values[0] : null;
    }

    // What the rows of the table say.
    private static List<DayMention> ByRows(Draft draft, string field, out bool loosely)
    {
        var found = FieldReading.Found(draft, field);
        loosely = found.Count == 0;
        if (loosely)
        {
            found = [.. FieldReading.Found(draft, field + "Loosely").Where(one => !Behind(one))];
        }

        if (draft.Intents.Intent == EmailIntent.RespiteRequest || (found.Select(one => one.Text.Tokens[Place(one, field)].Value).Distinct().Count() > 1 && found.Exists(one => !Behind(one))))
        {
            // "The hold was until Friday; it is now until Monday."
            found.RemoveAll(Behind);
        }

        return [.. found.Select(one => (one, At: Place(one, field))).Select(one => new DayMention(one.one.Text, one.At, (StatedDay)one.one.Text.Tokens[one.At].Value!, DayTense.IsPast(one.one.Text, one.one.First, one.one.Last, one.At, draft)))];

        bool Behind(Finding one) => one.Said.Any(at => one.Text.Tokens[at].Kind == TokenKind.Date && draft.Background(one.Text, at));
    }

    // The first day without care: the one before is the last with it.
    private static List<(StatedDay Day, bool Past)> DaysBefore(Draft draft, string field, IEnumerable<DayMention> others)
    {
        var after = FieldReading.Found(draft, field + "Before").Where(one => !After(one)).Select(one => (StatedDay)one.Slots.First(token => token.Kind == TokenKind.Date).Value!).ToList();
        if (after.Count == 0)
        {
            foreach (var one in others)
            {
                draft.Explain(one.Text, one.At);
                draft.Show(field + "Before", one.Text.Tokens[one.At].Text);
                after.Add(one.Day);
            }
        }

        return [.. after.Select(one => (new StatedDay(one.Ahead?.PlusDays(-1), one.Behind?.PlusDays(-1), one.Unsure), false))];
    }

    // "No calls after breakfast on the 22nd": that is the last.
    private static bool After(Finding one) => Enumerable.Range(one.First, one.Last - one.First).Any(at => one.Text.Tokens[at].Text is "after");

    // No word says what the only day is for.
    private static (StatedDay Day, bool Past)? Left(Draft draft, string field, IEnumerable<DayMention> unsaid)
    {
        var left = unsaid.Where(one => !draft.Explained(one.Text, one.At) && !draft.IsAside(one.Text, one.At)).ToList();
        var commencing = left.Where(one => one.Day.Commencing).ToList();
        left = commencing.Count > 0 ? commencing : left;
        if (left.Count == 0 || left.Select(one => one.Day.Ahead).Distinct().Count() > 1)
        {
            return null;
        }

        if (commencing.Count > 0)
        {
            draft.Explain(left[0].Text, left[0].At);
        }
        else
        {
            draft.Doubt("date-unexplained");
        }

        draft.Show(field, left[0].Text.Tokens[left[0].At].Text);
        return (left[0].Day, draft.Intents.Intent is EmailIntent.EndOfService or EmailIntent.SuspensionReport);
    }
}

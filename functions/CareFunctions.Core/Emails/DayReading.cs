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

    // These speak of days to come, whatever was done before.
    private static readonly HashSet<EmailIntent> Ahead =
    [
        EmailIntent.IncreaseRequest, EmailIntent.ReductionRequest, EmailIntent.NoticeOnPackage, EmailIntent.PlacementHold, EmailIntent.HoldExtension, EmailIntent.RespiteRequest, EmailIntent.PlacementOffer,
    ];

    // For these a day to come may be when what is asked for ends or is looked at again.
    private static readonly HashSet<EmailIntent> Hours = [EmailIntent.IncreaseRequest, EmailIntent.ReductionRequest, EmailIntent.AmendmentConfirmation];

    private static readonly HashSet<string> Was = new(StringComparer.Ordinal) { "was", "were", "since", "ended", "finished", "ceased", "stopped", "started", "commenced", "began" };

    private static readonly HashSet<string> Past = new(Was, StringComparer.Ordinal)
    {
        "died", "passed", "admitted", "left", "moved", "went", "had", "taken", "closed", "vacated", "suspended", "paused", "completed", "delivered", "last", "been", "attended", "assessed", "arrived", "rushed", "fell", "returned", "gone", "terminated",
    };

    private static readonly HashSet<string> Will = new(StringComparer.Ordinal) { "will", "'ll", "we'll", "she'll", "he'll", "i'll", "they'll", "shall", "going", "due", "arranged", "booked", "scheduled", "planned", "agreed", "set", "next", "being" };

    private const int Before = 4;
    private const int Nearby = 12;

    // Where a day of a finding stands. Of "from 7 to 14 March" the end is the later one.
    private static int Place(Finding finding, string field)
    {
        var places = finding.Said.Where(at => finding.Text.Tokens[at].Kind == TokenKind.Date);
        return field is "endDate" or "holdUntil" ? places.Last() : places.First();
    }

    // "Possibly the 14th" states no day.
    private static bool Guessed(ReadText text, int at)
    {
        var words = PhraseTable.Own.Classes;
        for (var back = at - 1; back >= Math.Max(text.SentenceStart(at), at - Before - 1); back--)
        {
            var word = text.Tokens[back].Text;
            if (words["day-guess"].Contains(word) && (back == at - 1 || word != "about"))
            {
                return true;
            }

            if (text.Tokens[back].Kind != TokenKind.Date && word is not ("or" or "to" or "in" or "for") && !words["day-filler"].Contains(word) && !words["day-until"].Contains(word) && !words["day-from"].Contains(word))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Gone(ReadText text, int first, int last, EmailIntent intent)
    {
        var words = Ahead.Contains(intent) ? Was : Past;
        var gone = false;
        for (var at = Math.Max(text.Clause(first).First, first - Before); at <= last; at++)
        {
            if (Will.Contains(text.Tokens[at].Text))
            {
                return false;
            }

            gone |= words.Contains(text.Tokens[at].Text);
        }

        return gone;
    }

    /// <summary>Sets the days aside on which something else was: "reviewed on Monday", "as I said on the phone yesterday", the day from which a hold is moved.</summary>
    public static void SetAside(Draft draft)
    {
        foreach (var one in All(draft))
        {
            var words = DayWords.Around(one.Text, one.At);
            if ((words.Tells && (Over(draft, one) || !Hours.Contains(draft.Intents.Intent))) || (draft.Intents.Intent == EmailIntent.AssessmentOutcome && Over(draft, one)) || (words.Lead == DayLead.From && draft.Intents.Intent == EmailIntent.HoldExtension && Spans(one.Text, one.At)))
            {
                draft.SetAside(one.Text, one.At);
            }
        }
    }

    /// <summary>Sets the days aside that only say again, from the other side, what was read: the last visit on the old hours, the first day without care, when a service began that has ended.</summary>
    public static void SetAside(Draft draft, EmailFields fields)
    {
        foreach (var one in All(draft))
        {
            var words = DayWords.Around(one.Text, one.At);
            var main = fields.EffectiveDate ?? fields.EndDate ?? fields.HoldUntil ?? fields.StartDate;
            var earlier = Ahead.Contains(draft.Intents.Intent) && one.Day.Behind == one.Day.Ahead && one.Day.Behind <= draft.Received && one.Day.Behind < main && words.Lead is DayLead.None;
            var again = earlier || (fields.EffectiveDate is { } first && one.Day.Ahead == first.PlusDays(-1) && (words.Before is DayWord.Last or DayWord.Ends or DayWord.Off || words.After == DayWord.Last))
                || (fields.EndDate is { } last && ((words.Lead == DayLead.From && one.Day.Ahead != one.Day.Behind && one.Day.Ahead?.DayOfWeek == last.PlusDays(1).DayOfWeek) || (words is { Lead: DayLead.None, Before: DayWord.Starts } && one.Day.Behind < last && one.Day.Behind == one.Day.Ahead && draft.Intents.Intent == EmailIntent.EndOfService)));
            if (again)
            {
                draft.SetAside(one.Text, one.At);
            }
        }
    }

    // "From the 21st to Wednesday 26 August"
    private static bool Spans(ReadText text, int at) =>
        Enumerable.Range(at + 1, Math.Max(0, Math.Min(text.Sentence(at).Last, at + Before) - at)).Any(next => text.Tokens[next].Value is StatedDay);

    // What is over for certain: a name of a weekday may be the one to come.
    private static bool Over(Draft draft, Mention one) => one.Day.Behind is { } day && (day == one.Day.Ahead ? day <= draft.Received : !Coming(one.Text, one.At));

    private static bool Coming(ReadText text, int at)
    {
        var (first, last) = (Math.Max(text.Clause(at).First, at - Nearby), Math.Min(text.Clause(at).Last, at + Nearby));
        return Enumerable.Range(first, last - first + 1).Any(place => Will.Contains(text.Tokens[place].Text) || text.Tokens[place].Text is "is" or "be" or "to");
    }

    private static IEnumerable<Mention> All(Draft draft) =>
        draft.Texts.SelectMany(text => text.Tokens.Select((token, at) => (text, token, at))).Where(one => one.token.Kind == TokenKind.Date && !draft.PassedOver(one.text, one.at))
            .Select(one => new Mention(one.text, one.at, (StatedDay)one.token.Value!, false));

    // A day where it stands, and whether it is spoken of as past.
    private sealed record Mention(ReadText Text, int At, StatedDay Day, bool Past);

    /// <summary>The day of a field, where every mention agrees.</summary>
    public static LocalDate? Read(Draft draft, string field)
    {
        var intent = draft.Intents.Intent;
        var found = ByRows(draft, field, out var loosely);
        var others = All(draft).Where(one => !draft.Background(one.Text, one.At) && !draft.IsAside(one.Text, one.At)).ToList();
        var rows = found.Count > 0 ? found.Max(Fit) : DayFit.Aside;
        var words = others.Count > 0 ? others.Max(Fit) : DayFit.Aside;
        if (words >= DayFit.Fits && (rows < DayFit.Unsaid || (rows == DayFit.Unsaid && (words == DayFit.Exactly || loosely))))
        {
            // No row says it, or only of a day that is for something else: the words around each day do.
            found = [.. others.Where(one => Fit(one) == words).Select(one => one with { Past = Gone(one.Text, one.At, one.At, intent) })];
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

        if (found.RemoveAll(one => Guessed(one.Text, one.At)) > 0)
        {
            draft.Doubt("hedging");
        }

        DayFit Fit(Mention one) => DayFits.Of(DayWords.Around(one.Text, one.At), field, intent);

        var days = found.Select(one => (one.Day, one.Past)).ToList();
        var before = DaysBefore(draft, field, others.Where(one => field == "endDate" && days.Count == 0 && Fit(one) == DayFit.DayAfter));
        if (days.Count == 0 && before.Count == 0 && MainDay.GetValueOrDefault(intent) == field && Left(draft, field, others.Where(one => Fit(one) == DayFit.Unsaid && !Guessed(one.Text, one.At))) is { } only)
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
    private static List<Mention> ByRows(Draft draft, string field, out bool loosely)
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

        return [.. found.Select(one => (one, At: Place(one, field))).Select(one => new Mention(one.one.Text, one.At, (StatedDay)one.one.Text.Tokens[one.At].Value!, Gone(one.one.Text, one.one.First, one.one.Last, draft.Intents.Intent)))];

        bool Behind(Finding one) => one.Said.Any(at => one.Text.Tokens[at].Kind == TokenKind.Date && draft.Background(one.Text, at));
    }

    // The first day without care: the one before is the last with it.
    private static List<(StatedDay Day, bool Past)> DaysBefore(Draft draft, string field, IEnumerable<Mention> others)
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
    private static (StatedDay Day, bool Past)? Left(Draft draft, string field, IEnumerable<Mention> unsaid)
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

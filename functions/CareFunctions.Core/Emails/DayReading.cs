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

    private static readonly HashSet<string> Was = new(StringComparer.Ordinal) { "was", "were", "since", "ended", "finished", "ceased", "stopped", "started", "commenced", "began" };

    private static readonly HashSet<string> Past = new(Was, StringComparer.Ordinal)
    {
        "died", "passed", "admitted", "left", "moved", "went", "had", "taken", "closed", "vacated", "suspended", "paused", "completed", "delivered", "last", "been", "attended", "assessed", "arrived", "rushed", "fell", "returned", "gone", "terminated",
    };

    private static readonly HashSet<string> Will = new(StringComparer.Ordinal) { "will", "'ll", "we'll", "she'll", "he'll", "i'll", "they'll", "shall", "going", "due", "arranged", "booked", "scheduled", "planned", "agreed", "set", "next", "being" };

    private const int Before = 4;

    // Of "from 7 to 14 March" the end is the later one.
    private static StatedDay Stated(Finding finding, string field)
    {
        var slots = finding.Slots.Where(token => token.Kind == TokenKind.Date);
        return (StatedDay)(field is "endDate" or "holdUntil" ? slots.Last() : slots.First()).Value!;
    }

    // "Possibly the 14th" states no day.
    private static bool Guessed(Finding finding)
    {
        var at = finding.Said.Last(place => finding.Text.Tokens[place].Kind == TokenKind.Date);
        return at > 0 && finding.Text.Tokens[at - 1].Text is "possibly" or "perhaps" or "maybe" or "around" or "about" or "circa" or "approximately" or "roughly" or "approx";
    }

    private static bool Gone(Finding finding, EmailIntent intent)
    {
        var words = Ahead.Contains(intent) ? Was : Past;
        var gone = false;
        for (var at = Math.Max(finding.Text.Clause(finding.First).First, finding.First - Before); at <= finding.Last; at++)
        {
            if (Will.Contains(finding.Text.Tokens[at].Text))
            {
                return false;
            }

            gone |= words.Contains(finding.Text.Tokens[at].Text);
        }

        return gone;
    }

    /// <summary>The day of a field, where every mention agrees.</summary>
    public static LocalDate? Read(Draft draft, string field)
    {
        var found = FieldReading.Found(draft, field);
        if (found.Count == 0)
        {
            found = [.. FieldReading.Found(draft, field + "Loosely").Where(one => !Behind(one))];
        }

        if (found.RemoveAll(Guessed) > 0)
        {
            draft.Doubt("hedging");
        }

        if (draft.Intents.Intent == EmailIntent.RespiteRequest || (found.Select(one => Stated(one, field)).Distinct().Count() > 1 && found.Exists(one => !Behind(one))))
        {
            // "The hold was until Friday; it is now until Monday."
            found.RemoveAll(Behind);
        }

        bool Behind(Finding one) => one.Said.Any(at => one.Text.Tokens[at].Kind == TokenKind.Date && draft.Background(one.Text, at));

        var days = found.Select(one => (Day: Stated(one, field), Past: Gone(one, draft.Intents.Intent))).ToList();
        if (days.Count == 0 && MainDay.GetValueOrDefault(draft.Intents.Intent) == field)
        {
            // No phrase says what the only day is for.
            var left = draft.Texts.SelectMany(text => text.Tokens.Select((token, at) => (text, token, at)))
                .Where(one => one.token.Kind == TokenKind.Date && !draft.Explained(one.text, one.at)).ToList();
            if (field == "endDate")
            {
                // "Ceases from Monday" leaves open whether Monday is the last day or the first without.
                var open = left.Where(one => one.at > 0 && one.text.Tokens[one.at - 1].Text is "from" or "wef" or "effect").Select(one => one.token.Value).ToHashSet();
                left.RemoveAll(one => open.Contains(one.token.Value));
            }

            var commencing = left.Where(one => ((StatedDay)one.token.Value!).Commencing).ToList();
            if (commencing.Count > 0)
            {
                left = commencing;
                draft.Explain(left[0].text, left[0].at);
            }

            if (left.Count > 0 && left.Select(one => ((StatedDay)one.token.Value!).Ahead).Distinct().Count() == 1)
            {
                if (commencing.Count == 0)
                {
                    draft.Doubt("date-unexplained");
                }

                draft.Show(field, left[0].token.Text);
                days.Add(((StatedDay)left[0].token.Value!, Past: draft.Intents.Intent is EmailIntent.EndOfService or EmailIntent.SuspensionReport));
            }
        }

        // "7 June or 8 June"
        foreach (var finding in found)
        {
            var at = finding.Said.First(place => finding.Text.Tokens[place].Kind == TokenKind.Date);
            if (at + 2 < finding.Text.Tokens.Count && finding.Text.Tokens[at + 1].Is("or") && finding.Text.Tokens[at + 2] is { Kind: TokenKind.Date, Value: StatedDay other })
            {
                days.Add((other, false));
            }
        }

        if (days.Exists(one => one.Day.Unsure))
        {
            draft.Doubt("date-impossible");
        }

        foreach (var before in FieldReading.Found(draft, field + "Before").Select(one => (StatedDay)one.Slots.First(token => token.Kind == TokenKind.Date).Value!))
        {
            // The first day without care: the one before is the last with it.
            days.Add((new StatedDay(before.Ahead?.PlusDays(-1), before.Behind?.PlusDays(-1), before.Unsure), false));
        }

        var values = days.Select(one => one.Past ? one.Day.Behind ?? one.Day.Ahead : one.Day.Ahead ?? one.Day.Behind).Distinct().ToList();
        if (values.Count > 1)
        {
            draft.Doubt("several-dates");
        }

        return values.Count == 1 ? values[0] : null;
    }
}

using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Roles;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>What an email states, for what it wants: only the fields that belong to that, only where every mention agrees.</summary>
internal static class FieldReading
{
    private static readonly string[] Days = ["endDate", "holdUntil", "startDate", "effectiveDate"];

    // Which fields each intent has; "hours" are all three of a change.
    private static readonly Dictionary<EmailIntent, string> Belonging = new()
    {
        [EmailIntent.IncreaseRequest] = "hours effectiveDate endDate urgent",
        [EmailIntent.ReductionRequest] = "hours effectiveDate endDate urgent",
        [EmailIntent.NoticeOnPackage] = "endDate urgent",
        [EmailIntent.EndOfService] = "endDate urgent",
        [EmailIntent.SuspensionReport] = "effectiveDate endDate urgent",
        [EmailIntent.Referral] = "hoursPerWeekTo registration startDate",
        [EmailIntent.UrgentReferral] = "hoursPerWeekTo registration startDate urgent",
        [EmailIntent.PlacementOffer] = "hoursPerWeekTo weeklyRate holdUntil startDate registration urgent",
        [EmailIntent.PlacementHold] = "holdUntil registration weeklyRate urgent",
        [EmailIntent.HoldExtension] = "holdUntil registration weeklyRate urgent",
        [EmailIntent.AssessmentOutcome] = "outcome weeklyRate registration urgent",
        [EmailIntent.VacancyUpdate] = "registration weeklyRate",
        [EmailIntent.RespiteRequest] = "registration startDate endDate urgent",
        [EmailIntent.TenantMovement] = "startDate endDate effectiveDate urgent",
        [EmailIntent.StartDateConfirmation] = "hoursPerWeekTo startDate weeklyRate registration",
        [EmailIntent.AmendmentConfirmation] = "hours effectiveDate endDate weeklyRate",
        [EmailIntent.AutomaticReply] = "",
        [EmailIntent.Other] = "",
    };

    private static readonly Dictionary<EmailIntent, HashSet<string>> Sets = Belonging.ToDictionary(one => one.Key, one => one.Value.Split(' ').ToHashSet(StringComparer.Ordinal));

    /// <summary>Reads the fields, and notes doubts and evidence on the way.</summary>
    public static EmailFields Read(Draft draft)
    {
        foreach (var finding in draft.Intents.Findings)
        {
            if (!draft.SubjectIsOld || finding.Text == draft.Body)
            {
                draft.Explain(finding);
            }

            draft.Show("intent", finding);
        }

        var belonging = BelongingTo(draft.Intents.Intent);
        var fields = belonging.Contains("hours") ? HoursReading.Read(draft) : new EmailFields();
        DayAsides.Set(draft);
        foreach (var field in Days.Where(belonging.Contains))
        {
            if (draft.Intents.Intent == EmailIntent.TenantMovement && field == "effectiveDate" && (fields.StartDate is not null || fields.EndDate is not null))
            {
                continue;
            }

            if (draft.Intents.Intent == EmailIntent.TenantMovement && field == "startDate" && MovesWithin(draft))
            {
                continue;
            }

            if (draft.Intents.Intent == EmailIntent.TenantMovement && field == "effectiveDate" && !MovesWithin(draft))
            {
                continue;
            }

            var day = DayReading.Read(draft, field);
            if (draft.Intents.Intent == EmailIntent.TenantMovement && field == "startDate" && fields.EndDate is { } ended && (day == ended || Found(draft, field).Count == 0))
            {
                // Who moves out on a day does not move in on it.
                continue;
            }

            fields = field switch
            {
                "effectiveDate" => fields with { EffectiveDate = day },
                "endDate" => fields with { EndDate = day },
                "holdUntil" => fields with { HoldUntil = day },

                // Nothing starts on the day on which it ends: "moved out on Tuesday".
                _ => fields with { StartDate = day == fields.EndDate ? null : day },
            };
        }

        if (fields.EndDate < fields.EffectiveDate && draft.Intents.Intent == EmailIntent.ReductionRequest)
        {
            // The last visit on the old hours.
            fields = fields with { EndDate = null };
        }

        DayAsides.Set(draft, fields);
        return fields with
        {
            WeeklyRate = belonging.Contains("weeklyRate") ? Rate(draft) : null,
            Outcome = belonging.Contains("outcome") ? Outcome(draft) : null,
            Registration = belonging.Contains("registration") && (draft.Intents.Intent != EmailIntent.AssessmentOutcome || Outcome(draft) == EmailOutcome.Accepted) ? Choice(draft, "registration", [.. RegistrationRoles.Values]) : null,
            Urgent = belonging.Contains("urgent") && Found(draft, "urgent").Count > 0 ? true : null,
        };
    }

    /// <summary>The fields that messages of a kind have.</summary>
    public static IReadOnlySet<string> BelongingTo(EmailIntent intent) => Sets[intent];

    // "From flat 31 to flat 4", "from 2 to 11", "flat 30 rather than flat 9": a movement, but no tenancy that starts.
    private static bool MovesWithin(Draft draft) =>
        draft.Texts.Any(text => text.Tokens.Exists(token => token.Text is "swap" or "swaps" or "swapping" or "swapped" or "internal" or "internally") || (Flat(text, "from") && Flat(text, "to")) || Flat(text, "than") || Flat(text, "of"))
        && !draft.Texts.Any(text => text.Tokens.Exists(token => token.Text is "licence" or "lease") || Enumerable.Range(0, text.Tokens.Count).Any(at => text.Tokens[at].Text == "tenancy" && !text.Tokens.IsAt(at - 1, "same") && !Enumerable.Range(at + 1, 3).Any(next => next < text.Tokens.Count && Lasting.Contains(text.Tokens[next].Text))));

    private static bool Flat(ReadText text, string before) =>
        Enumerable.Range(0, Math.Max(0, text.Tokens.Count - 1)).Any(at => text.Tokens[at].Text == before && (before != "of" || text.Tokens.IsAt(at - 1, "instead") || text.Tokens.IsAt(at - 1, "change"))
            && Enumerable.Range(at + 1, Math.Min(2, text.Tokens.Count - at - 1)).Any(next => text.Tokens[next].Text is "flat" or "apartment" or "unit" or "bungalow" or "number" || (before is "from" or "to" && next == at + 1 && text.Tokens[next].Kind == TokenKind.Number)));

    /// <summary>The findings of a field, noted as explained.</summary>
    public static List<Finding> Found(Draft draft, string field)
    {
        var found = draft.Of("field/" + field).Where(one => field.StartsWith("outcome-declined", StringComparison.Ordinal) || (draft.Intents.Intent == EmailIntent.SuspensionReport && field != "urgent") || one.Text.Tokens[one.First].NewClause || !FindingContext.Negated(one)).ToList();
        foreach (var finding in found)
        {
            draft.Explain(finding);
            draft.Show(field, finding);
        }

        return found;
    }

    private static decimal? Rate(Draft draft)
    {
        var stated = new List<decimal>();
        foreach (var text in draft.Texts)
        {
            for (var at = 0; at < text.Tokens.Count; at++)
            {
                if (text.Tokens[at].Value is StatedMoney { Basis: "week" or null } && !draft.PassedOver(text, at) && Former(text, at))
                {
                    // "From £1,868 to £1,468 per week": what it was.
                    draft.Explain(text, at);
                }
                else if (text.Tokens[at].Value is StatedMoney { Basis: "week" } money && !draft.PassedOver(text, at))
                {
                    draft.Explain(text, at);
                    draft.Show("weeklyRate", text.Tokens[at].Text);
                    stated.Add(money.Pounds);
                }
            }
        }

        foreach (var finding in Found(draft, "weeklyRate"))
        {
            stated.AddRange(finding.Said.Where(at => !Former(finding.Text, at)).Select(at => finding.Text.Tokens[at].Value).OfType<StatedMoney>().Where(money => money.Basis is null or "week").Select(money => money.Pounds));
        }

        var values = stated.Distinct().ToList();
        if (values.Count > 1)
        {
            draft.Doubt("several-rates");
        }

        return values.Count == 1 ? values[0] : null;
    }

    // "Fees from £950", "previously £1,150", "instead of £1,100"
    private static bool Former(ReadText text, int at)
    {
        var before = at > 0 ? text.Tokens[at - 1].Text : "";
        return before is "from" or "was" or "were" or "previously" or "not" || (at > 1 && before == "of" && text.Tokens[at - 2].Is("instead")) || (at > 1 && before == "than" && text.Tokens[at - 2].Is("rather"));
    }

    private static EmailOutcome? Outcome(Draft draft) => Choice(draft, "outcome", "accepted", "declined") switch
    {
        "accepted" => EmailOutcome.Accepted,
        "declined" => EmailOutcome.Declined,
        _ => null,
    };

    private static string? Choice(Draft draft, string field, params string[] values)
    {
        var findings = values.ToDictionary(value => value, value => Found(draft, field + "-" + value));

        if (findings.TryGetValue("accepted", out var accepted))
        {
            accepted.RemoveAll(one => Depends(one, draft));
        }

        if (field == "registration")
        {
            foreach (var one in findings.Values)
            {
                one.RemoveAll(finding => NamesNoRegistration(finding.Text, finding.First, finding.Last));
            }
        }

        // "Unable to accept": the words of one are part of the other.
        if (findings.TryGetValue("declined", out var declined))
        {
            // "Nothing we can't manage"
            declined.RemoveAll(one => Enumerable.Range(Math.Max(0, one.First - 3), Math.Min(3, one.First)).Any(at => one.Text.Tokens[at].Is("nothing")));
            findings["accepted"].RemoveAll(one => declined.Exists(other => other.Text == one.Text && one.First >= other.First - 1 && one.First <= other.Last + 2));
        }

        var found = values.Where(value => findings[value].Count > 0).ToList();

        // "Specialist residential care" also holds the words of another.
        if (found.Contains("src"))
        {
            findings["residential"].RemoveAll(one => findings["src"].Exists(wider => wider.Text == one.Text && wider.First <= one.Last && wider.Last >= one.First));
            found = [.. values.Where(value => findings[value].Count > 0)];
        }

        // "Nursing dementia" also holds the word nursing.
        found = [.. found.Where(value => !findings[value].TrueForAll(one => found.Exists(other => other != value
            && (other.StartsWith(value + "-", StringComparison.Ordinal) || other.EndsWith("-" + value, StringComparison.Ordinal)) && findings[other].Exists(wider => wider.Text == one.Text && wider.First <= one.Last && wider.Last >= one.First))))];
        if (found.Count > 1)
        {
            draft.Doubt("several-" + field + "s");
        }

        return found.Count == 1 ? found[0] : null;
    }

    // "We could take her if the mattress comes first", "yes, but not at that rate": nothing is decided yet.
    private static bool Depends(Finding accepted, Draft draft)
    {
        var (first, last) = accepted.Text.Sentence(accepted.First);
        for (var at = first; at <= last; at++)
        {
            var word = accepted.Text.Tokens[at].Text;
            if (Conditions.Contains(word) || (word == "but" && at > accepted.Last && at < last && Reserving.Contains(accepted.Text.Tokens[at + 1].Text)))
            {
                return !draft.PassedOver(accepted.Text, at);
            }
        }

        return false;
    }

    /// <summary>Whether the words of a registration name a home, or one of several that are thought of.</summary>
    public static bool NamesNoRegistration(ReadText text, int first, int last) => NameOfHome(text, first, last) || Undecided(text, first);

    // "Cliff View Residential Home" is a name; "a residential home" is a kind.
    private static bool NameOfHome(ReadText text, int first, int last)
    {
        var tokens = text.Tokens;
        var home = Enumerable.Range(first, last - first + 2).FirstOrDefault(at => at < tokens.Count && tokens[at].Text is "home" or "homes", -1);
        return home >= 0 && tokens[first].Text is "residential" or "nursing" && first > 0 && !tokens[first].NewClause && tokens[first - 1].Kind == TokenKind.Word && !Determiners.Contains(tokens[first - 1].Text);
    }

    // "Not sure whether residential or nursing", "torn between the two"
    private static bool Undecided(ReadText text, int first)
    {
        for (var at = text.SentenceStart(first); at < first; at++)
        {
            if (text.Tokens[at].Text is "whether" or "between" or "torn" or "either")
            {
                return true;
            }
        }

        return false;
    }

    // "Her tenancy otherwise continues"
    private static readonly HashSet<string> Lasting = new(StringComparer.Ordinal) { "continues", "continue", "unchanged", "unaffected", "stays", "remains", "same" };

    private static readonly HashSet<string> Conditions = new(StringComparer.Ordinal) { "if", "provided", "providing", "unless", "subject", "depending", "assuming", "conditional" };

    private static readonly HashSet<string> Reserving = new(StringComparer.Ordinal) { "not", "only", "i", "we", "would", "need", "want" };

    private static readonly HashSet<string> Determiners = new(StringComparer.Ordinal) { "a", "an", "the", "any", "in", "our", "your", "other", "some", "of", "for", "list", "into", "or", "and", "local", "needs", "either", "these", "vacancies", "registered" };
}

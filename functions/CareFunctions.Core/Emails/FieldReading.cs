using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>What an email states, for what it wants: only the fields that belong to that, only where every mention agrees.</summary>
internal static class FieldReading
{
    private static readonly string[] Days = ["endDate", "holdUntil", "startDate", "effectiveDate"];

    // Which fields each intent has.
    private static readonly Dictionary<EmailIntent, string> Belonging = new()
    {
        [EmailIntent.IncreaseRequest] = "hours effectiveDate endDate urgent",
        [EmailIntent.ReductionRequest] = "hours effectiveDate urgent",
        [EmailIntent.NoticeOnPackage] = "endDate urgent",
        [EmailIntent.EndOfService] = "endDate urgent",
        [EmailIntent.SuspensionReport] = "effectiveDate urgent",
        [EmailIntent.Referral] = "registration",
        [EmailIntent.UrgentReferral] = "registration urgent",
        [EmailIntent.PlacementOffer] = "weeklyRate holdUntil registration urgent",
        [EmailIntent.PlacementHold] = "holdUntil registration weeklyRate urgent",
        [EmailIntent.HoldExtension] = "holdUntil registration weeklyRate urgent",
        [EmailIntent.AssessmentOutcome] = "outcome weeklyRate registration urgent",
        [EmailIntent.VacancyUpdate] = "registration weeklyRate",
        [EmailIntent.RespiteRequest] = "registration startDate endDate urgent",
        [EmailIntent.TenantMovement] = "startDate endDate effectiveDate urgent",
        [EmailIntent.StartDateConfirmation] = "startDate weeklyRate registration",
        [EmailIntent.AmendmentConfirmation] = "hours effectiveDate weeklyRate",
        [EmailIntent.AutomaticReply] = "",
        [EmailIntent.Other] = "",
    };

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

        var belonging = Belonging[draft.Intents.Intent].Split(' ').ToHashSet(StringComparer.Ordinal);
        var fields = belonging.Contains("hours") ? HoursReading.Read(draft) : new EmailFields();
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

            var day = DayReading.Read(draft, field);
            fields = field switch
            {
                "effectiveDate" => fields with { EffectiveDate = day },
                "endDate" => fields with { EndDate = day },
                "holdUntil" => fields with { HoldUntil = day },

                // Nothing starts on the day on which it ends: "moved out on Tuesday".
                _ => fields with { StartDate = day == fields.EndDate ? null : day },
            };
        }

        return fields with
        {
            WeeklyRate = belonging.Contains("weeklyRate") ? Rate(draft) : null,
            Outcome = belonging.Contains("outcome") ? Outcome(draft) : null,
            Registration = belonging.Contains("registration") && (draft.Intents.Intent != EmailIntent.AssessmentOutcome || Outcome(draft) == EmailOutcome.Accepted) ? Choice(draft, "registration", "residential", "nursing", "residential-dementia", "nursing-dementia", "src", "opmh-nursing") : null,
            Urgent = belonging.Contains("urgent") && Found(draft, "urgent").Count > 0 ? true : null,
        };
    }

    // "From flat 31 to flat 4": a movement, but no tenancy that starts.
    private static bool MovesWithin(Draft draft) =>
        draft.Texts.Any(text => Flat(text, "from") && Flat(text, "to")) && !draft.Texts.Any(text => text.Tokens.Exists(token => token.Text is "tenancy" or "licence" or "lease"));

    private static bool Flat(ReadText text, string before) =>
        Enumerable.Range(0, text.Tokens.Count - 1).Any(at => text.Tokens[at].Text == before && Enumerable.Range(at + 1, Math.Min(2, text.Tokens.Count - at - 1)).Any(next => text.Tokens[next].Text is "flat" or "apartment" or "unit" or "bungalow"));

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
                if (text.Tokens[at].Value is StatedMoney { Basis: "week" } money && !draft.PassedOver(text, at))
                {
                    draft.Explain(text, at);
                    draft.Show("weeklyRate", text.Tokens[at].Text);
                    stated.Add(money.Pounds);
                }
            }
        }

        foreach (var finding in Found(draft, "weeklyRate"))
        {
            stated.AddRange(finding.Slots.Select(token => token.Value).OfType<StatedMoney>().Where(money => money.Basis is null or "week").Select(money => money.Pounds));
        }

        var values = stated.Distinct().ToList();
        if (values.Count > 1)
        {
            draft.Doubt("several-rates");
        }

        return values.Count == 1 ? values[0] : null;
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

        // "Unable to accept": the words of one are part of the other.
        if (findings.TryGetValue("declined", out var declined))
        {
            findings["accepted"].RemoveAll(one => declined.Exists(other => other.Text == one.Text && one.First >= other.First - 1 && one.First <= other.Last + 2));
        }

        var found = values.Where(value => findings[value].Count > 0).ToList();

        // "Nursing dementia" also holds the word nursing.
        found = [.. found.Where(value => !findings[value].TrueForAll(one => found.Exists(other => other != value
            && (other.StartsWith(value + "-", StringComparison.Ordinal) || other.EndsWith("-" + value, StringComparison.Ordinal)) && findings[other].Exists(wider => wider.Text == one.Text && wider.First <= one.Last && wider.Last >= one.First))))];
        if (found.Count > 1)
        {
            draft.Doubt("several-" + field + "s");
        }

        return found.Count == 1 ? found[0] : null;
    }
}

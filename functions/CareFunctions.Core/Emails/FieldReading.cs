using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>What an email states, for what it wants: only the fields that belong to that, only where every mention agrees.</summary>
internal static class FieldReading
{
    private static readonly HashSet<string> Past = new(StringComparer.Ordinal)
    {
        "was", "were", "ended", "died", "passed", "admitted", "finished", "ceased", "left", "started", "commenced", "moved", "went", "had", "since", "stopped", "began", "taken", "closed", "vacated", "suspended", "paused", "completed", "delivered", "last", "been", "attended", "assessed",
    };

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
        [EmailIntent.PlacementHold] = "holdUntil registration urgent",
        [EmailIntent.HoldExtension] = "holdUntil registration urgent",
        [EmailIntent.AssessmentOutcome] = "outcome weeklyRate urgent",
        [EmailIntent.VacancyUpdate] = "registration weeklyRate",
        [EmailIntent.RespiteRequest] = "registration startDate endDate urgent",
        [EmailIntent.TenantMovement] = "startDate endDate effectiveDate urgent",
        [EmailIntent.StartDateConfirmation] = "startDate weeklyRate",
        [EmailIntent.AmendmentConfirmation] = "hours effectiveDate",
        [EmailIntent.AutomaticReply] = "",
        [EmailIntent.Other] = "",
    };

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
        var fields = belonging.Contains("hours") ? HoursFields(draft) : new EmailFields();
        foreach (var field in Days.Where(belonging.Contains))
        {
            if (draft.Intents.Intent == EmailIntent.TenantMovement && field == "effectiveDate" && (fields.StartDate is not null || fields.EndDate is not null))
            {
                continue;
            }

            var day = Day(draft, field);
            fields = field switch
            {
                "effectiveDate" => fields with { EffectiveDate = day },
                "endDate" => fields with { EndDate = day },
                "holdUntil" => fields with { HoldUntil = day },
                _ => fields with { StartDate = day },
            };
        }

        return fields with
        {
            WeeklyRate = belonging.Contains("weeklyRate") ? Rate(draft) : null,
            Outcome = belonging.Contains("outcome") ? Outcome(draft) : null,
            Registration = belonging.Contains("registration") ? Choice(draft, "registration", "residential", "nursing", "residential-dementia", "nursing-dementia", "src", "opmh-nursing") : null,
            Urgent = belonging.Contains("urgent") && Found(draft, "urgent").Count > 0 ? true : null,
        };
    }

    private static List<Finding> Found(Draft draft, string field)
    {
        var found = draft.Of("field/" + field).Where(one => field.StartsWith("outcome-declined", StringComparison.Ordinal) || !IntentReading.Negated(one)).ToList();
        foreach (var finding in found)
        {
            draft.Explain(finding);
            draft.Show(field, finding);
        }

        return found;
    }

    private static LocalDate? Day(Draft draft, string field)
    {
        var found = Found(draft, field);
        var clear = found.Count > 0;
        if (!clear)
        {
            found = Found(draft, field + "Loosely");
        }

        var days = found.Select(one => (Day: (StatedDay)one.Slots.First(token => token.Kind == TokenKind.Date).Value!, Past: one.Said.Any(at => Past.Contains(one.Text.Tokens[at].Text)))).ToList();
        if (days.Count == 0 && MainDay.GetValueOrDefault(draft.Intents.Intent) == field)
        {
            // No phrase says what the only day is for.
            var left = draft.Texts.SelectMany(text => text.Tokens.Select((token, at) => (text, token, at)))
                .Where(one => one.token.Kind == TokenKind.Date && !draft.Explained(one.text, one.at)).ToList();
            if (field == "endDate")
            {
                // "Ceases from Monday" leaves open whether Monday is the last day or the first without.
                left.RemoveAll(one => one.at > 0 && one.text.Tokens[one.at - 1].Text is "from" or "wef" or "effect");
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

        foreach (var before in Found(draft, field + "Before").Select(one => (StatedDay)one.Slots.First(token => token.Kind == TokenKind.Date).Value!))
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

    private static EmailFields HoursFields(Draft draft)
    {
        var (from, to, delta) = (new List<StatedHours>(), new List<StatedHours>(), new List<(StatedHours Hours, int Sign)>());
        var claimed = new HashSet<Token>(ReferenceEqualityComparer.Instance);
        foreach (var finding in Found(draft, "hoursFromTo"))
        {
            var hours = finding.Slots.Where(token => token.Kind == TokenKind.Hours && claimed.Add(token)).Select(token => (StatedHours)token.Value!).ToList();
            if (hours is [var before, var after])
            {
                from.Add(before);
                to.Add(after with { Assumed = after.Assumed && before.Assumed });
            }
        }

        Claim("hoursFrom", (hours, finding) => Plain(from, hours, finding));
        Claim("hoursDelta", (hours, finding) => delta.Add((hours, Sign(hours, finding))));
        Claim("hoursTo", (hours, finding) => Plain(to, hours, finding));
        foreach (var text in draft.Texts)
        {
            for (var at = 0; at < text.Tokens.Count; at++)
            {
                if (text.Tokens[at] is { Kind: TokenKind.Hours, Value: StatedHours { Sign: not 0 } hours } token && !draft.PassedOver(text, at) && claimed.Add(token))
                {
                    draft.Explain(text, at);
                    draft.Show("hoursPerWeekDelta", token.Text);
                    delta.Add((hours, hours.Sign));
                }
            }
        }

        if (draft.Intents.Intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest && from.Count + to.Count + delta.Count == 0)
        {
            // "Two visits of 30 minutes a day, 7 hours a week, to be added"
            foreach (var finding in draft.Intents.Findings.Where(one => one.Slots.Any(token => token.Kind == TokenKind.Hours)))
            {
                foreach (var token in finding.Slots.Where(token => token.Kind == TokenKind.Hours && claimed.Add(token)))
                {
                    delta.Add(((StatedHours)token.Value!, draft.Intents.Intent == EmailIntent.ReductionRequest ? -1 : 1));
                    if (!finding.Said.Any(at => Adding.Contains(finding.Text.Tokens[at].Text)))
                    {
                        draft.Doubt("hours-unexplained");
                    }
                }
            }
        }

        if (draft.Intents.Intent == EmailIntent.AmendmentConfirmation && from.Count + to.Count + delta.Count == 0)
        {
            // "Confirmed, 14 hours a week": what is confirmed is what there will be.
            foreach (var text in draft.Texts)
            {
                for (var at = 0; at < text.Tokens.Count; at++)
                {
                    if (text.Tokens[at].Value is StatedHours { Weekly: not null } confirmed && !draft.PassedOver(text, at))
                    {
                        draft.Explain(text, at);
                        to.Add(confirmed);
                    }
                }
            }
        }

        if (draft.Texts.Any(Added))
        {
            draft.Doubt("hours-several");
        }

        if (draft.References.Count > 1 && draft.Texts.Any(text => Enumerable.Range(0, text.Tokens.Count).Any(at => text.Tokens[at].Kind == TokenKind.Hours && !draft.Explained(text, at))))
        {
            // Each case has its own hours.
            draft.Doubt("hours-unexplained");
            return new EmailFields();
        }

        // "+2 hrs" in the subject and "2 hours per week" below are the same.
        var all = from.Concat(to).Concat(delta.Select(one => one.Hours)).Distinct().ToList();
        if (all.Exists(one => (one.Assumed || one.Weekly is null) && !all.Exists(other => !other.Assumed && other.Weekly == one.Weekly && other.Weekly is not null)))
        {
            draft.Doubt("hours-basis");
        }

        var fields = new EmailFields(
            One(draft, from.Select(one => one.Weekly)), One(draft, to.Select(one => one.Weekly)), One(draft, delta.Select(one => one.Hours.Weekly * one.Sign)));
        if (fields is { HoursPerWeekFrom: { } was, HoursPerWeekTo: { } will })
        {
            if (fields.HoursPerWeekDelta is { } stated && was + stated != will)
            {
                draft.Doubt("hours-contradict");
            }
            else
            {
                fields = fields with { HoursPerWeekDelta = will - was };
            }
        }

        return fields;

        // "Now needs 4 hours less" is a difference, whatever stands before it.
        void Plain(List<StatedHours> into, StatedHours hours, Finding finding)
        {
            if (hours.Sign == 0)
            {
                into.Add(hours);
            }
            else
            {
                delta.Add((hours, Sign(hours, finding)));
            }
        }

        void Claim(string field, Action<StatedHours, Finding> take)
        {
            foreach (var finding in Found(draft, field))
            {
                foreach (var at in finding.Said.Where(at => finding.Text.Tokens[at].Kind == TokenKind.Hours && !(field != "hoursDelta" && at > 0 && finding.Text.Tokens[at - 1].Is("by")) && claimed.Add(finding.Text.Tokens[at])))
                {
                    var token = finding.Text.Tokens[at];
                    take((StatedHours)token.Value!, finding);
                }
            }
        }

        int Sign(StatedHours hours, Finding finding) =>
            hours.Sign != 0 ? hours.Sign
            : draft.Intents.Intent == EmailIntent.ReductionRequest || finding.Said.Any(at => Lessening.Contains(finding.Text.Tokens[at].Text)) ? -1 : 1;
    }

    // "4 hours for mornings and 4 hours for evenings": perhaps 4, perhaps 8.
    private static bool Added(ReadText text)
    {
        var last = -1;
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            if (text.Tokens[at].Kind == TokenKind.Break)
            {
                last = -1;
            }
            else if (text.Tokens[at].Kind == TokenKind.Hours)
            {
                for (var back = at - 1; last >= 0 && back > last && back >= at - 3; back--)
                {
                    if (text.Tokens[back].Text is "and" or "plus" or "also")
                    {
                        return true;
                    }
                }

                last = at;
            }
        }

        return false;
    }

    private static readonly HashSet<string> Adding = new(StringComparer.Ordinal) { "add", "added", "adding", "put", "putting", "extra", "additional", "include", "including", "remove", "off" };

    private static readonly HashSet<string> Lessening = new(StringComparer.Ordinal)
    {
        "reduce", "reduced", "reducing", "reduction", "reductions", "decrease", "decreased", "decreasing", "cut", "cutting", "drop", "dropped", "dropping", "lower", "lowered", "lowering", "remove", "removing", "less", "fewer", "down",
    };

    private static decimal? One(Draft draft, IEnumerable<decimal?> stated)
    {
        var values = stated.OfType<decimal>().Distinct().ToList();
        if (values.Count > 1)
        {
            draft.Doubt("hours-several");
        }

        return values.Count == 1 ? values[0] : null;
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
        found = [.. found.Where(value => !found.Exists(other => other != value && (other.StartsWith(value + "-", StringComparison.Ordinal) || other.EndsWith("-" + value, StringComparison.Ordinal))))];
        if (found.Count > 1)
        {
            draft.Doubt("several-" + field + "s");
        }

        return found.Count == 1 ? found[0] : null;
    }
}

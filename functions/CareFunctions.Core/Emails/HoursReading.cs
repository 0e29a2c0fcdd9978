using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>The hours a week that an email states: before, after and the difference.</summary>
internal static class HoursReading
{
    /// <summary>The hours stated, for what the message wants.</summary>
    public static EmailFields Read(Draft draft)
    {
        var (from, to, delta) = (new List<StatedHours>(), new List<StatedHours>(), new List<(StatedHours Hours, int Sign)>());
        var claimed = new HashSet<Token>(ReferenceEqualityComparer.Instance);
        foreach (var finding in FieldReading.Found(draft, "hoursFromTo").Where(one => !By(one)))
        {
            var hours = finding.Slots.Where(token => token.Kind == TokenKind.Hours && claimed.Add(token)).Select(token => (StatedHours)token.Value!).ToList();
            if (hours is [var before, var after])
            {
                var assumed = after.Assumed && before.Assumed;
                from.Add(before with { Assumed = assumed });
                to.Add(after with { Assumed = assumed });
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

        if (draft.Intents.Intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest && from.Count + to.Count + delta.Count == 0)
        {
            Visits();
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

        if (draft.Texts.Any(text => Added(text, from.Count > 0 && to.Count > 0)))
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
        var explicitly = from.Concat(to).Any(one => one is { Assumed: false, Weekly: not null });
        if (all.Exists(one => ((one.Assumed && !explicitly) || one.Weekly is null) && !all.Exists(other => !other.Assumed && other.Weekly == one.Weekly && other.Weekly is not null)))
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

        // "No longer needs the tea call, 30 minutes every day": the only visits spoken of are the ones to add or take away.
        void Visits()
        {
            var stated = draft.Texts.SelectMany(text => text.Tokens.Select((token, at) => (text, token, at)))
                .Where(one => one.token.Value is StatedHours { Weekly: not null } && !draft.PassedOver(one.text, one.at)).ToList();
            if (stated.Select(one => ((StatedHours)one.token.Value!).Weekly).Distinct().Count() != 1 || stated[0].token.Value is not StatedHours visits || visits.Weekly == visits.Plain
                || stated.Exists(one => Existing(one.text, one.at)))
            {
                return;
            }

            foreach (var (text, token, at) in stated)
            {
                if (!draft.Speaks(text, at, true))
                {
                    draft.Doubt("hours-unexplained");
                }

                claimed.Add(token);
                draft.Explain(text, at);
                draft.Show("hoursPerWeekDelta", token.Text);
            }

            delta.Add((visits, draft.Intents.Intent == EmailIntent.ReductionRequest ? -1 : 1));
        }

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
            foreach (var finding in FieldReading.Found(draft, field).Where(one => field != "hoursFrom" || !SaidBefore(one)))
            {
                foreach (var at in finding.Said.Where(at => finding.Text.Tokens[at].Kind == TokenKind.Hours && !(field == "hoursDelta" ? Whole(finding.Text, at) : at > 0 && finding.Text.Tokens[at - 1].Is("by")) && claimed.Add(finding.Text.Tokens[at])))
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

    /// <summary>Whether the first hours of a finding are a difference: "raised by 6.5 hours to 20 hours a week".</summary>
    public static bool By(Finding finding)
    {
        var first = finding.Said.First(at => finding.Text.Tokens[at].Kind == TokenKind.Hours);
        return first > 0 && finding.Text.Tokens[first - 1].Text is "by" or "additional" or "extra" or "further" or "another";
    }

    // In "10 hours at present and would require 14 hours" the present hours stand first.
    private static bool SaidBefore(Finding finding)
    {
        var before = finding.First > 0 && finding.Text.Tokens[finding.First - 1].Text is "at" ? finding.First - 2 : finding.First - 1;
        return finding.Text.Tokens[finding.First].Text is "present" or "at" or "current" or "currently" or "presently" && before >= 0 && finding.Text.Tokens[before].Kind == TokenKind.Hours;
    }

    // "The lower figure of 7 hours a week" is no difference.
    private static bool Whole(ReadText text, int at) =>
        at > 1 && text.Tokens[at - 1].Is("of") && text.Tokens[at - 2].Text is "figure" or "total" or "level" or "package" or "allocation" or "provision" or "hours" or "sum";

    private static bool Existing(ReadText text, int at)
    {
        var (first, _) = text.Sentence(at);
        for (var word = Math.Max(first, at - 8); word < at; word++)
        {
            if (Present.Contains(text.Tokens[word].Text))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly HashSet<string> Present = new(StringComparer.Ordinal) { "currently", "current", "existing", "present", "presently", "receives", "gets", "has", "already", "remaining", "keep", "leaving", "remains" };

    // "4 hours for mornings and 4 hours for evenings": perhaps 4, perhaps 8.
    private static bool Added(ReadText text, bool fromAndTo)
    {
        if (fromAndTo)
        {
            return false;
        }

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
}

using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>The hours a week that an email states: before, after and the difference.</summary>
internal static class HoursReading
{
    // Fewer might be the hours of a day.
    private const decimal LeastPackage = 5;

    private static readonly HashSet<string> Adding = new(StringComparer.Ordinal) { "add", "added", "adding", "put", "putting", "extra", "additional", "include", "including", "remove", "off" };

    /// <summary>The hours stated, for what the message wants.</summary>
    public static EmailFields Read(Draft draft)
    {
        var claims = new HoursClaims(draft);
        var direction = draft.Intents.Intent == EmailIntent.ReductionRequest ? -1 : 1;
        if (draft.Intents.Intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest)
        {
            if (claims.All.Count == 0)
            {
                ByIntent(draft, claims, direction);
            }

            if (claims.All.Count == 0)
            {
                ByVisits(draft, claims, direction);
            }
        }
        else if (draft.Intents.Intent == EmailIntent.AmendmentConfirmation && claims.All.Count == 0)
        {
            // "Confirmed, 14 hours a week": what is confirmed is what there will be; of visits that may be one of several.
            foreach (var (text, at, hours) in claims.Stated.Where(one => one.Hours is { Weekly: not null, OfVisits: false }).ToList())
            {
                claims.Take(text, at, hours, HoursRole.To);
            }
        }

        var all = claims.All;
        if (draft.Texts.Any(text => Added(text, all.Exists(one => one.Role == HoursRole.From) && all.Exists(one => one.Role == HoursRole.To))))
        {
            draft.Doubt("hours-several");
        }

        if (draft.References.Count > 1 && draft.Texts.Any(text => Enumerable.Range(0, text.Tokens.Count).Any(at => text.Tokens[at].Kind == TokenKind.Hours && !draft.Explained(text, at))))
        {
            // Each case has its own hours.
            draft.Doubt("hours-unexplained");
            return new EmailFields();
        }

        Basis(draft, all);
        return WithDifference(draft, new EmailFields(One(draft, all, HoursRole.From), One(draft, all, HoursRole.To), One(draft, all, HoursRole.Delta)));
    }

    /// <summary>Works the difference out where before and after are stated; a stated one that does not fit them is doubted, and stays.</summary>
    public static EmailFields WithDifference(Draft draft, EmailFields fields)
    {
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
    }

    // "Two visits of 30 minutes a day, 7 hours a week, to be added"
    private static void ByIntent(Draft draft, HoursClaims claims, int direction)
    {
        foreach (var finding in draft.Intents.Findings)
        {
            foreach (var at in finding.Said.Where(at => finding.Text.Tokens[at].Kind == TokenKind.Hours && claims.Claim(finding.Text.Tokens[at])))
            {
                claims.Take(finding.Text, at, (StatedHours)finding.Text.Tokens[at].Value!, HoursRole.Delta, direction);
                if (!finding.Said.Any(word => Adding.Contains(finding.Text.Tokens[word].Text)))
                {
                    draft.Doubt("hours-unexplained");
                }
            }
        }
    }

    // "No longer needs the tea call, 30 minutes every day": the only visits spoken of are the ones to add or take away.
    private static void ByVisits(Draft draft, HoursClaims claims, int direction)
    {
        var stated = claims.Stated.Where(one => one.Hours.Weekly is not null).ToList();
        if (stated.Select(one => one.Hours.Weekly).Distinct().Count() != 1 || stated[0].Hours is var visits && visits.Weekly == visits.Plain || stated.Exists(one => HoursClaims.Existing(one.Text, one.At)))
        {
            return;
        }

        foreach (var (text, at, hours) in stated)
        {
            if (!draft.Speaks(text, at, true))
            {
                draft.Doubt("hours-unexplained");
            }

            _ = claims.Claim(text.Tokens[at]);
            claims.Take(text, at, hours, HoursRole.Delta, direction);
        }
    }

    // A package's hours are those of a week, unless it might be a day's; of a difference that must be said.
    private static void Basis(Draft draft, List<HoursClaim> all)
    {
        var outright = all.Exists(one => one.Outright && one.Role != HoursRole.Delta);
        var package = all.TrueForAll(one => one.Role != HoursRole.Delta || one.Outright) && all.Exists(one => one.Role == HoursRole.To && one.Hours.Weekly >= LeastPackage)
            && !draft.Texts.Any(text => text.Tokens.Exists(token => token.Value is StatedHours { PerDay: true } day && !all.Exists(one => one.Role != HoursRole.Delta && one.Hours.Weekly == day.Weekly)));
        if (all.Exists(one => ((one.Hours.Assumed && !outright && !package) || one.Hours.Weekly is null) && !all.Exists(other => !other.Hours.Assumed && other.Hours.Weekly == one.Hours.Weekly && other.Hours.Weekly is not null)))
        {
            draft.Doubt("hours-basis");
        }
    }

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

    private static decimal? One(Draft draft, List<HoursClaim> all, HoursRole role)
    {
        var values = all.Where(one => one.Role == role).Select(one => role == HoursRole.Delta ? one.Hours.Weekly * one.Sign : one.Hours.Weekly).OfType<decimal>().Distinct().ToList();
        if (values.Count > 1)
        {
            draft.Doubt("hours-several");
        }

        return values.Count == 1 ? values[0] : null;
    }
}

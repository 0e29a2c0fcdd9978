using System.Buffers;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Roles;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>Everything in the new text that speaks against taking a reading as certain. Words that the reading has explained do not.</summary>
internal static class DoubtReading
{
    // Four digits are usually a year or a time.
    private const int LongNumber = 5;
    private const int FarDays = 92;
    private const int BackdatedDays = 31;
    private const int VeryFarDays = 366;
    private const decimal MostHours = 168;
    private const decimal LongestVisit = 2;

    // Nobody's package: "we are here 24 hours a day".
    private const decimal MostHoursOfCare = 100;

    // Doubts of what stands below the name, and of nothing else.
    private static readonly HashSet<string> AfterSignOff = new(StringComparer.Ordinal) { "doubt/afterthought", "doubt/postscript" };

    // Characters that show text in another order than it is written.
    private static readonly SearchValues<char> Reordering = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    // What programs are written in, and people's requests are not.
    private static readonly SearchValues<char> CodeMarks = SearchValues.Create("{}");

    private static readonly HashSet<string> Announced = new(StringComparer.Ordinal) { "we", "i", "we're", "we'll" };
    private static readonly HashSet<string> Done = new(StringComparer.Ordinal) { "have", "been", "already", "now", "increased", "reduced", "added", "gave", "cut", "delivered", "provided", "did", "put", "covered", "stayed" };

    /// <summary>Adds the doubts.</summary>
    public static void Add(Draft draft, EmailFields fields, Council council, GraphMessage message, MessageParts parts, ReadText after, LocalDate received)
    {
        if (draft.Intents.Intent == EmailIntent.Other || !draft.Intents.Strong)
        {
            draft.Doubt("intent");
        }

        if (draft.Intents.Others.Count > 0)
        {
            draft.Doubt("several-intents");
            draft.Show("doubt: several-intents", string.Join(", ", draft.Intents.Others.Select(PhraseTable.Kebab)));
        }

        var consequence = EmailConsequence.Of(draft.Intents.Intent);
        if (!consequence.Complete(fields))
        {
            draft.Doubts.Add(new EmailDoubt("incomplete", $"It does not state, once and clearly, {consequence.Needs}."));
        }

        if (draft.Intents.Intent == EmailIntent.StartDateConfirmation && Differing(draft))
        {
            draft.Doubt("hours-several");
        }

        CaseDoubts.Add(draft, council, parts.Quoted);
        Words(draft, fields);
        Leftovers(draft, fields);
        Impossible(draft, fields, received);
        if (parts.Hidden)
        {
            draft.Doubt("hidden-text");
        }

        if (message.Body.AsSpan().ContainsAny(Reordering) || message.Subject.AsSpan().ContainsAny(Reordering))
        {
            draft.Doubt("hidden-text");
        }

        if (parts.New.AsSpan().ContainsAny(CodeMarks) || parts.New.Contains("</", StringComparison.Ordinal) || parts.New.Contains(";--", StringComparison.Ordinal) || Tagged(parts.New))
        {
            draft.Doubt("machine");
        }

        if (parts.Inline)
        {
            draft.Doubt("inline-answer");
        }

        if (parts.TooLong)
        {
            draft.Doubt("too-long");
        }

        // A movement comes with its form; a request for respite is answered with a list, whatever is enclosed.
        if (message.AttachmentsPresent && draft.Intents.Intent is not (EmailIntent.TenantMovement or EmailIntent.RespiteRequest))
        {
            draft.Doubt("attachments");
        }

        var below = after.Tokens.Where(token => token.Kind == TokenKind.Case).Select(token => (CaseReference)token.Value!).Except(draft.References).ToList();
        if (below.Count > 0)
        {
            // "Please also note ..." below the name.
            draft.Doubt("several-cases");
        }

        foreach (var finding in PhraseTable.Own.Find(after))
        {
            // "Office hours 8 - 5.30, out of hours 07700 900412" is nobody's care.
            var office = finding.Said.Count == 1 && finding.Slots.Any(slot => slot.Value is StatedHours { Weekly: null } or StatedHours { Assumed: true } or StatedHours { Weekly: > MostHoursOfCare });
            if ((AfterSignOff.Contains(finding.Row.Group) || finding.Row.Group == "doubt/instruction") && !office)
            {
                draft.Doubt(finding.Row.Group[6..]);
                if (finding.Row.Group == "doubt/postscript")
                {
                    // "PS CRO-88520 will need a second carer": it is named as well.
                    draft.References.AddRange(below.Except(draft.References).ToList());
                }
            }
        }
    }

    private static void Words(Draft draft, EmailFields fields)
    {
        var asked = draft.Of("asking").Any();
        foreach (var finding in draft.Findings)
        {
            if (!finding.Row.Group.StartsWith("doubt/", StringComparison.Ordinal) || AfterSignOff.Contains(finding.Row.Group) || (draft.SubjectIsOld && finding.Text == draft.Subject)
                || (finding.Row.Only.Count > 0 && !finding.Row.Only.Contains(draft.Intents.Intent)))
            {
                continue;
            }

            var code = finding.Row.Group[6..];
            if (code == "report" && Announced.Contains(finding.Text.Tokens[finding.First].Text) && finding.Said.All(at => !Done.Contains(finding.Text.Tokens[at].Text)) && asked)
            {
                // "We are putting in a call from Monday, please add it to her package": a request.
                continue;
            }

            if (code == "question" && finding.Text.Tokens[finding.First].Text is "can" or "could" or "would" or "what" or "which" && AsksForTheList(draft, finding.Text, finding.Text.Sentence(finding.Last).Last + 1))
            {
                continue;
            }

            if (code == "has-an-end" && draft.Intents.Intent == EmailIntent.IncreaseRequest && fields.EndDate is not null)
            {
                // The increase carries its last day.
                continue;
            }

            if (code == "other-request" && finding.First > 0 && finding.Text.Tokens[finding.First - 1].Text is "no" or "without")
            {
                continue;
            }

            var near = PhraseTable.Own.DoubtReach[code];
            var open = finding.Said.Where(at => !draft.Explained(finding.Text, at) && !draft.IsAside(finding.Text, at)).ToList();
            if (open.Count > 0 && (near == "anywhere" || draft.Speaks(finding.Text, open[0], near == "sentence")) && (code != "date-unexplained" || open.Exists(at => finding.Text.Tokens[at].Value is StatedDay day && !Said(fields, day))))
            {
                draft.Doubt(code);
                if (!OfValues.Contains(code))
                {
                    draft.Raised.Add(new RaisedDoubt(code, finding.Text, finding.First, finding.Last));
                }

                draft.Show("doubt: " + code, finding);
            }
        }

        foreach (var text in draft.Texts)
        {
            for (var at = 0; at < text.Tokens.Count; at++)
            {
                if (text.Tokens[at] is { Kind: TokenKind.Break, Text: "?" } && !draft.PassedOver(text, at) && !AsksForTheList(draft, text, at))
                {
                    draft.Doubt("question");
                    draft.Raised.Add(new RaisedDoubt("question", text, at, at));
                }
            }
        }
    }

    // These the roles of days and hours settle.
    private static readonly HashSet<string> OfValues = new(StringComparer.Ordinal) { "date-unexplained", "hours-unexplained" };

    // "Could you send me the vacancies for residential respite?" and "Which homes have a bed?" are the request itself.
    private static bool AsksForTheList(Draft draft, ReadText text, int mark)
    {
        if (draft.Intents.Intent != EmailIntent.RespiteRequest || mark == 0)
        {
            return false;
        }

        var words = Enumerable.Range(text.SentenceStart(mark - 1), mark - text.SentenceStart(mark - 1)).Select(at => text.Tokens[at].Text).ToHashSet(StringComparer.Ordinal);
        return (words.Overlaps(Sends) && words.Overlaps(Lists)) || (words.Overlaps(Which) && words.Overlaps(Beds));
    }

    private static readonly HashSet<string> Sends = new(StringComparer.Ordinal) { "send", "forward", "email", "share", "have", "get", "see", "let" };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "vacancies", "list", "vacancy", "availability", "beds", "bed", "details", "free", "available" };

    private static readonly HashSet<string> Which = new(StringComparer.Ordinal) { "which", "what", "what's", "any", "anything", "anywhere" };

    private static readonly HashSet<string> Beds = new(StringComparer.Ordinal) { "places", "homes", "home", "beds", "bed", "vacancies", "vacancy", "free", "available", "availability", "respite" };

    // A day, a length of care or a long number that nothing explains could change what is asked.
    private static void Leftovers(Draft draft, EmailFields fields)
    {
        var cases = draft.References.Select(one => one.Number).ToHashSet(StringComparer.Ordinal);
        if (SubjectNamesAnother(draft, cases))
        {
            draft.Doubt("bare-number");
        }

        foreach (var text in draft.Texts)
        {
            for (var at = 0; at < text.Tokens.Count; at++)
            {
                if (draft.Explained(text, at) || draft.IsAside(text, at))
                {
                    continue;
                }

                switch (text.Tokens[at].Kind)
                {
                    case TokenKind.Date when text.Tokens[at].Value is StatedDay { Ahead: null, Behind: null }:
                        draft.Doubt("date-impossible");
                        break;
                    case TokenKind.Date when draft.Speaks(text, at, true) && !Said(fields, (StatedDay)text.Tokens[at].Value!):
                        draft.Doubt("date-unexplained");
                        draft.Show("doubt: date-unexplained", text.Tokens[at].Text);
                        break;
                    case TokenKind.Hours when HoursRoles.Change(draft.Intents.Intent) && !Said(fields, (StatedHours)text.Tokens[at].Value!):
                        draft.Doubt("hours-unexplained");
                        draft.Show("doubt: hours-unexplained", text.Tokens[at].Text);
                        break;
                    case TokenKind.Money when draft.Speaks(text, at, true) && draft.Intents.Intent is not (EmailIntent.PlacementOffer or EmailIntent.StartDateConfirmation or EmailIntent.AssessmentOutcome):
                        draft.Doubt("money-unexplained");
                        break;
                    case TokenKind.Number or TokenKind.OtherNumber when text.Tokens[at] is { Text.Length: >= LongNumber, Value: null } token && !cases.Contains(token.Text) && !token.Text.Contains('.', StringComparison.Ordinal) && LikeOneOf(cases, token.Text):
                        draft.Doubt("bare-number");
                        break;
                }
            }
        }
    }

    // "Re: amendment to 88342", and then of another case.
    private static bool SubjectNamesAnother(Draft draft, HashSet<string> cases) =>
        draft.SubjectIsOld && cases.Count == 1 && draft.Subject.Tokens.Exists(token => token.Kind is TokenKind.Number or TokenKind.OtherNumber && token is { Text.Length: >= LongNumber, Value: null } && !cases.Contains(token.Text) && LikeOneOf(cases, token.Text));

    // Beside a case only what looks like another one matters: "Client 0093341" is the provider's own number.
    private static bool LikeOneOf(HashSet<string> cases, string number) => cases.Count == 0 || (number[0] != '0' && cases.Any(one => one.Length == number.Length));

    // "<approve>" in the text that people see
    private static bool Tagged(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            var end = at + 1;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if (end > at + 1 && end < text.Length && text[end] is '>' or '=' or '/')
            {
                return true;
            }
        }

        return false;
    }

    // The same day, or the same hours, said again in other words.
    private static bool Said(EmailFields fields, StatedDay day) =>
        new[] { fields.EffectiveDate, fields.EndDate, fields.HoldUntil, fields.StartDate }.Any(one => one is not null && (one == day.Ahead || one == day.Behind))
        || (fields.EndDate is { } end && end.PlusDays(1) == day.Ahead) || (fields.HoldUntil is { } held && held.PlusDays(1) == day.Ahead);

    private static bool Said(EmailFields fields, StatedHours hours) =>
        hours.Weekly is { } weekly && !(hours is { OfVisits: true, Assumed: true })
            ? new[] { fields.HoursPerWeekFrom, fields.HoursPerWeekTo, fields.HoursPerWeekDelta, -fields.HoursPerWeekDelta }.Contains(weekly)
            : hours is { OfVisits: true, Plain: <= LongestVisit, Unsure: false } && (fields.HoursPerWeekDelta ?? fields.HoursPerWeekTo) is not null;

    // "21 hours on the bid and 17.5 on the order": which of them starts?
    private static bool Differing(Draft draft) =>
        draft.Texts.SelectMany(text => text.Tokens).Select(token => token.Value).OfType<StatedHours>().Where(hours => !hours.OfVisits && hours.Weekly is not null).Select(hours => hours.Weekly).Distinct().Count() > 1;

    private static void Impossible(Draft draft, EmailFields fields, LocalDate received)
    {
        if (fields.HoursPerWeekFrom is <= 0 or > MostHours || fields.HoursPerWeekTo is <= 0 or > MostHours || fields.HoursPerWeekDelta is 0 or > MostHours or < -MostHours
            || (draft.Intents.Intent == EmailIntent.IncreaseRequest && fields.HoursPerWeekDelta < 0) || (draft.Intents.Intent == EmailIntent.ReductionRequest && fields.HoursPerWeekDelta > 0)
            || fields.HoursPerWeekFrom + fields.HoursPerWeekDelta < 0)
        {
            draft.Doubt("hours-impossible");
        }

        foreach (var (day, most) in new[] { (fields.EffectiveDate, FarDays), (fields.StartDate, FarDays), (fields.EndDate, VeryFarDays), (fields.HoldUntil, FarDays) })
        {
            if (day is { } one && Math.Abs(Period.DaysBetween(received, one)) > most)
            {
                draft.Doubt("date-far");
            }
        }

        if (draft.Intents.Intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest && fields.EffectiveDate < received.PlusDays(-BackdatedDays))
        {
            draft.Doubt("date-far");
        }

        if ((draft.Intents.Intent == EmailIntent.NoticeOnPackage && fields.EndDate < received) || fields.HoldUntil < received || fields.EndDate < fields.StartDate || fields.EndDate < fields.EffectiveDate)
        {
            draft.Doubt("date-impossible");
        }

        if (draft.Intents.Intent == EmailIntent.NoticeOnPackage && fields.EndDate is { } last && NoticeLength.Contradicts(draft.Texts, received, last))
        {
            draft.Doubt("notice-length");
        }

        if (fields.WeeklyRate is < 50 or > 15_000)
        {
            draft.Doubt("rate-impossible");
        }
    }
}

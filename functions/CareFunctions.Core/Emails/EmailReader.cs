using System.Text.RegularExpressions;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Reads a provider's email (SOM-INC-04). Conservative: it reports what the new text states, and is certain only when nothing
/// in that text speaks against it. What a message says about how it should be handled is content, never an instruction. Time
/// grows linearly with the message.
/// </summary>
public static partial class EmailReader
{
    /// <summary>The longest new text that is read, in characters; a longer one goes to a person unread.</summary>
    public const int MaximumCharacters = 20_000;

    /// <summary>Reads an email.</summary>
    /// <param name="message">The message.</param>
    /// <param name="council">The council whose mailbox it came to; a case of another one is a doubt.</param>
    public static EmailReading Read(GraphMessage message, Council council)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(council);
        var subject = NewestPart.Clean(message.Subject[..Math.Min(message.Subject.Length, MaximumCharacters)]);
        if (AutomaticReply().IsMatch(subject))
        {
            return Unread(EmailIntent.AutomaticReply, "automatic-reply", "A mailbox answered by itself.");
        }

        var newest = NewestPart.Of(message);
        if (newest.Text.Length > MaximumCharacters || newest.AfterSignOff.Length > MaximumCharacters)
        {
            return Unread(EmailIntent.Other, "too-long", "The new text is too long to be read with certainty.");
        }

        var doubts = new List<EmailDoubt>();
        var evidence = new List<EmailEvidence>();
        var whole = newest.Text.Replace('\n', ' ');
        var text = EmailCaseReferences.Without(whole);
        var heading = EmailCaseReferences.Without(subject);

        // The subject of a reply is the old message's, so only its case reference counts.
        var reply = Reply().IsMatch(subject);
        var (references, bareNumber) = EmailCaseReferences.Read(subject + "\n" + whole);
        var intent = IntentOf(reply ? text : heading + " . " + text, evidence);
        var fields = new EmailFields();
        if (intent == EmailIntent.IncreaseRequest)
        {
            fields = EmailHours.Read(text, doubts, evidence);
            var received = LondonCalendar.DateAt(message.ReceivedDateTime);
            fields = fields with { EffectiveDate = EmailDates.EffectiveDate(text, received, doubts, evidence) };
            if (!reply && !SubjectAgrees(heading, fields, received))
            {
                doubts.Add(new EmailDoubt("subject", "Its subject states other hours or another day, or not clearly the same."));
            }
        }
        else
        {
            doubts.Add(new EmailDoubt("intent", "It is not clearly a request for an increase."));
        }

        EmailWords.AddDoubts(reply ? text : heading + " . " + text, doubts);
        AddDoubts(doubts, council, references, bareNumber, newest, message);
        return new EmailReading(intent, references, fields, doubts.Count == 0 ? EmailCertainty.Certain : EmailCertainty.NeedsPerson, doubts, evidence);
    }

    // A subject that mentions hours or a day must state what the text states.
    private static bool SubjectAgrees(string heading, EmailFields fields, NodaTime.LocalDate received)
    {
        List<EmailDoubt> doubts = [];
        return (!EmailHours.MentionedIn(heading) || EmailHours.Read(heading, doubts, []).HoursPerWeekDelta == fields.HoursPerWeekDelta)
            && (!EmailDates.MentionedIn(heading) || EmailDates.EffectiveDate(heading, received, doubts, []) == fields.EffectiveDate);
    }

    private static void AddDoubts(
        List<EmailDoubt> doubts, Council council, IReadOnlyList<CaseReference> references, bool bareNumber, NewestPart newest, GraphMessage message)
    {
        switch (references.Count)
        {
            case 0:
                doubts.Add(new EmailDoubt("no-case", "It names no case."));
                break;
            case 1 when references[0].Council != council:
                doubts.Add(new EmailDoubt("other-council", "The case it names is another council's."));
                break;
            case > 1:
                doubts.Add(new EmailDoubt("several-cases", "It names more than one case."));
                break;
        }

        if (bareNumber)
        {
            doubts.Add(new EmailDoubt("bare-number", "It has a long number that is not clearly a case reference."));
        }

        if (newest.Hidden)
        {
            doubts.Add(new EmailDoubt("hidden-text", "Part of it is hidden or struck out."));
        }

        if (EmailWords.AfterthoughtIn(newest.AfterSignOff))
        {
            doubts.Add(new EmailDoubt("afterthought", "Something after the sign-off may change it."));
        }

        if (message.AttachmentsPresent)
        {
            doubts.Add(new EmailDoubt("attachments", "It has attachments, which are not read."));
        }
    }

    private static EmailIntent IntentOf(string text, List<EmailEvidence> evidence)
    {
        var referral = Referral().Match(text);
        if (referral.Success)
        {
            evidence.Add(new EmailEvidence("intent", referral.Value));
            return Urgent().IsMatch(text) ? EmailIntent.UrgentReferral : EmailIntent.Referral;
        }

        var increase = Increase().Match(text);
        if (increase.Success && Hours().IsMatch(text))
        {
            evidence.Add(new EmailEvidence("intent", increase.Value));
            return EmailIntent.IncreaseRequest;
        }

        return EmailIntent.Other;
    }

    private static EmailReading Unread(EmailIntent intent, string code, string sentence) =>
        new(intent, [], new EmailFields(), EmailCertainty.NeedsPerson, [new EmailDoubt(code, sentence)], []);

    [GeneratedRegex(@"^(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|undeliverable|delivery status)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AutomaticReply();

    [GeneratedRegex(@"^(?:re|aw|fw|fwd) ?:", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reply();

    [GeneratedRegex(@"\b(?:new referral|(?:a|this) referral|please (?:source|find a provider)|source a package|package of care (?:is )?(?:required|needed))\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Referral();

    [GeneratedRegex(@"\b(?:urgent(?:ly)?|emergency|immediately)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Urgent();

    [GeneratedRegex(@"\b(?:increas(?:e|es|ed|ing)|extra|additional|more|uplift|another|further|raise)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Increase();

    [GeneratedRegex(@"\b(?:hours?|hrs?|[0-9]h)\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hours();
}

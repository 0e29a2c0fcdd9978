using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Roles;
using CareFunctions.Core.Emails.Words;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Reads a provider's email: what it wants, which case it names, what it states, and how certain that is, with the words that led there. What is said stands in one
/// table of phrases; what kind of email that makes together, learned weights of its words and phrases say. What a message says about how it should be handled is content, never an instruction. Time grows linearly with the message.
/// </summary>
public static class EmailReader
{
    /// <summary>The longest new text that is read, in characters; what follows is not, and a person must look.</summary>
    public const int MaximumCharacters = 10_000;

    // What says no more than this before "thanks" says what it wants below.
    private const int WordsOfAGreeting = 15;

    // What is answered stands first in what is quoted, below a few lines of headings.
    private const int QuotedCharacters = 1_000;

    /// <summary>Reads an email.</summary>
    /// <param name="message">The message.</param>
    /// <param name="council">The council whose mailbox it came to; a case of another one is a doubt.</param>
    public static EmailReading Read(GraphMessage message, Council council) => Read(message, council, ReaderWeights.Own);

    /// <summary>Reads an email by weights that were learned from others.</summary>
    internal static EmailReading Read(GraphMessage message, Council council, ReaderWeights weights)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(council);
        var (draft, fields) = Settled(message, council, weights);
        CertaintyWeighing.Weigh(draft, weights.Certainty);
        return Reading(draft, fields);
    }

    /// <summary>Reads an email as far as single steps go, and says what is observed of them for the weights of certainty.</summary>
    internal static (EmailReading Reading, IReadOnlyCollection<string> Features) ObservedForCertainty(GraphMessage message, Council council, ReaderWeights weights)
    {
        var (draft, fields) = Settled(message, council, weights);
        return (Reading(draft, fields), CertaintyWeighing.Features(draft));
    }

    private static EmailReading Reading(Draft draft, EmailFields fields) => new(
        draft.Intents.Intent, draft.Intents.Intent == EmailIntent.AutomaticReply ? [] : draft.References, fields, draft.Doubts.Count == 0 ? EmailCertainty.Certain : EmailCertainty.NeedsPerson, draft.Doubts, draft.Evidence);

    private static (Draft Draft, EmailFields Fields) Settled(GraphMessage message, Council council, ReaderWeights weights)
    {
        var (draft, sender, parts, after, received) = Prepared(message, council);
        var words = WordFeatures.Of(draft, sender);
        IntentWeighing.Weigh(draft, words, weights.Intents);
        var fields = RoleWeighing.Weigh(draft, FieldReading.Read(draft), words, weights);
        if (RoleWeighing.Turned(draft, fields) is { } other)
        {
            draft.TakeFor(other, certain: false, []);
            fields = RoleWeighing.Weigh(draft, FieldReading.Read(draft), words, weights);
        }

        DoubtReading.Add(draft, fields, council, message, parts, after, received);
        DoubtWeighing.Weigh(draft, weights.Doubts);
        ActingWeighing.Weigh(draft, words, weights.Acting);
        return (draft, fields);
    }

    /// <summary>What the table finds in a message, before anything is made of it, and who plausibly sent it.</summary>
    internal static (Draft Draft, EmailSenderRole Sender) Drafted(GraphMessage message, Council council)
    {
        var prepared = Prepared(message, council);
        return (prepared.Draft, prepared.Sender);
    }

    /// <summary>What is observed of a message for the weights of acting.</summary>
    /// <param name="message">The message.</param>
    /// <param name="council">The council whose mailbox it came to.</param>
    /// <param name="intent">What it is known to be.</param>
    /// <param name="withPhrases">See <see cref="WordFeatures.Of"/>.</param>
    /// <param name="weights">What was learned of days and hours.</param>
    internal static (IReadOnlyCollection<string> Acting, IReadOnlyList<IReadOnlyCollection<string>> Doubts) ObservedForActing(GraphMessage message, Council council, EmailIntent intent, bool withPhrases, ReaderWeights weights)
    {
        var (draft, sender, parts, after, received) = Prepared(message, council);
        var words = WordFeatures.Of(draft, sender, withPhrases);
        if (draft.Intents.Intent != intent)
        {
            draft.TakeFor(intent, certain: true, []);
        }

        DoubtReading.Add(draft, RoleWeighing.Weigh(draft, FieldReading.Read(draft), words, weights), council, message, parts, after, received);
        IReadOnlyList<IReadOnlyCollection<string>> doubts = [.. DoubtRoles.Observed(draft).Select(one => one.Features)];
        DoubtWeighing.Weigh(draft, weights.Doubts);
        return ([.. ActingWeighing.Features(draft, words)], doubts);
    }

    /// <summary>A message with what the rules read in it, taken for what it is known to be.</summary>
    internal static (Draft Draft, IReadOnlyCollection<string> Words, EmailFields Read) DraftedFor(GraphMessage message, Council council, EmailIntent intent, bool withPhrases)
    {
        var (draft, sender, _, _, _) = Prepared(message, council);
        var words = WordFeatures.Of(draft, sender, withPhrases);
        if (draft.Intents.Intent != intent)
        {
            draft.TakeFor(intent, certain: true, []);
        }

        return (draft, words, FieldReading.Read(draft));
    }

    private static (Draft Draft, EmailSenderRole Sender, MessageParts Parts, ReadText After, LocalDate Received) Prepared(GraphMessage message, Council council)
    {
        var table = PhraseTable.Own;
        var received = LondonCalendar.DateAt(message.ReceivedDateTime);
        var subject = PlainText.Clean(message.Subject[..Math.Min(message.Subject.Length, MaximumCharacters)]);
        var (reply, forward, heading) = table.Layout.Subject(subject);
        var parts = MessageParts.Of(message, table.Layout);
        var sender = EmailSenders.PlausibleRoleOf(message, council);
        var title = ReadText.Of(heading, council, received, table);
        var quoted = parts.Quoted.Length == 0 ? null : ReadText.Of(parts.Quoted[..Math.Min(parts.Quoted.Length, QuotedCharacters)], council, received, table);
        var draft = Draft.Of(table, title, reply || forward, ReadText.Of(parts.New, council, received, table), quoted, sender, received);
        var after = ReadText.Of(parts.AfterSignOff, council, received, table);
        if (!draft.Intents.Strong && parts.AfterSignOff.Length > 0 && draft.Body.Tokens.Count < WordsOfAGreeting)
        {
            // "Thanks" stood first and the request below it.
            var below = Draft.Of(table, title, reply || forward, ReadText.Of(parts.New + "\n\n" + parts.AfterSignOff, council, received, table), quoted, sender, received);
            if (below.Intents.Strong)
            {
                below.Doubt("afterthought");
                draft = below;
            }
        }

        if (table.Layout.IsAutomatic(heading) || message.AutomaticallySubmitted || message.From?.Split('@')[0] is "postmaster" or "mailer-daemon")
        {
            draft.Intents = IntentReading.Automatic;
        }

        return (draft, sender, parts, after, received);
    }
}

using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Reads a provider's email: what it wants, which case it names, what it states, and how certain that is, with the words that led there. What is said stands in one
/// table of phrases; where none says clearly what a message is, the weights of its words say what a person is asked to confirm. What a message says about how it should be handled is content, never an instruction. Time grows linearly with the message.
/// </summary>
public static class EmailReader
{
    /// <summary>The longest new text that is read, in characters; what follows is not, and a person must look.</summary>
    public const int MaximumCharacters = 10_000;

    // What only words say of a message's kind is put before a person from here on.
    private const double LikelierThanNot = 0.5;

    /// <summary>Reads an email.</summary>
    /// <param name="message">The message.</param>
    /// <param name="council">The council whose mailbox it came to; a case of another one is a doubt.</param>
    public static EmailReading Read(GraphMessage message, Council council)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(council);
        var (draft, sender, parts, after, received) = Prepared(message, council);
        if (draft.Intents is { Strong: false, Intent: EmailIntent.Other })
        {
            ByWords(draft, sender);
        }

        var fields = FieldReading.Read(draft);
        DoubtReading.Add(draft, fields, council, message, parts, after, received);
        return new EmailReading(
            draft.Intents.Intent, draft.Intents.Intent == EmailIntent.AutomaticReply ? [] : draft.References, fields, draft.Doubts.Count == 0 ? EmailCertainty.Certain : EmailCertainty.NeedsPerson, draft.Doubts, draft.Evidence);
    }

    /// <summary>What the table finds in a message, before anything is made of it, and who plausibly sent it.</summary>
    internal static (Draft Draft, EmailSenderRole Sender) Drafted(GraphMessage message, Council council)
    {
        var prepared = Prepared(message, council);
        return (prepared.Draft, prepared.Sender);
    }

    // Where no phrase says clearly what it is, its words say what a person is asked to confirm. Never more: no phrase, no action.
    private static void ByWords(Draft draft, EmailSenderRole sender)
    {
        var (intent, probability) = WordWeights.Own.Best(WordFeatures.Of(draft, sender));
        if (intent != draft.Intents.Intent && probability >= LikelierThanNot)
        {
            draft.Intents = new IntentReading(intent, false, draft.Intents.Others, []);
            draft.ReadContext();
            draft.Show("intent", "by its words, as no phrase says it clearly");
        }
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
        var draft = Draft.Of(table, title, reply || forward, ReadText.Of(parts.New, council, received, table), sender, received);
        var after = ReadText.Of(parts.AfterSignOff, council, received, table);
        if (!draft.Intents.Strong && parts.AfterSignOff.Length > 0)
        {
            // "Thanks" stood first and the request below it.
            var below = Draft.Of(table, title, reply || forward, ReadText.Of(parts.New + "\n\n" + parts.AfterSignOff, council, received, table), sender, received);
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

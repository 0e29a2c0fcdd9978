using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Whether an email may be acted on without a person: only with one known case of the council, one thing wanted, a sender whom the procedure takes that from, values
/// that are complete, and no doubt. Acting means opening the request: the procedure's own gates still decide.
/// </summary>
public static class EmailActing
{
    /// <summary>Judges a reading against what the council knows.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="council">The council whose mailbox it came to.</param>
    /// <param name="known">The case that the reading names, or null when the council does not have it.</param>
    /// <param name="sender">Who sent it; see <see cref="EmailSenders.RoleOf"/>.</param>
    public static EmailVerdict Judge(EmailReading reading, Council council, KnownCase? known, EmailSenderRole sender)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Judge(reading, council, reading.CaseRefs is [var only] && known?.Case == only, sender);
    }

    /// <summary>Judges a reading as if every well-formed reference were a known case and the sender who it plausibly is: for measuring on labelled mail.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="council">The council whose mailbox it came to.</param>
    /// <param name="message">The message that was read.</param>
    public static EmailVerdict JudgeAssumingKnown(EmailReading reading, Council council, GraphMessage message)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Judge(reading, council, reading.CaseRefs.Count == 1, EmailSenders.PlausibleRoleOf(message, council));
    }

    private static EmailVerdict Judge(EmailReading reading, Council council, bool known, EmailSenderRole sender)
    {
        ArgumentNullException.ThrowIfNull(council);
        var consequence = EmailConsequence.Of(reading.Intent);
        var reasons = reading.Doubts.ToList();
        if (consequence.From.Count == 0)
        {
            reasons.Add(new EmailDoubt("never-automatic", "An email of this kind always goes to a person."));
        }
        else if (!consequence.From.Contains(sender))
        {
            reasons.Add(new EmailDoubt("sender", "The procedure does not take this from its sender."));
        }

        if (reading.CaseRefs.Count != 1 || !known || reading.CaseRefs[0].Council != council)
        {
            reasons.Add(new EmailDoubt("unknown-case", "It does not name exactly one known case of the council."));
        }

        return new EmailVerdict(reasons.Count == 0, reasons, consequence.WouldDo);
    }
}

namespace CareFunctions.Core.Emails;

/// <summary>Whether an email may be acted on without a person. Acting means opening the request: the procedure's own gates still decide.</summary>
public static class EmailActing
{
    /// <summary>
    /// An increase request may be opened when the reading is certain, its one case is known and the sender is that case's
    /// provider (SOM-INC-04). Nothing else may.
    /// </summary>
    /// <param name="reading">The reading.</param>
    /// <param name="known">The case that the reading names, or null when the council does not have it.</param>
    /// <param name="sender">The sender's address, or null.</param>
    public static EmailVerdict Decide(EmailReading reading, KnownCase? known, string? sender)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var reasons = reading.Doubts.ToList();
        if (reading.Intent != EmailIntent.IncreaseRequest && reasons.Count == 0)
        {
            reasons.Add(new EmailDoubt("intent", "Only a provider's request for an increase is opened without a person."));
        }

        if (reading.CaseRefs.Count == 1)
        {
            if (known is null || known.Case != reading.CaseRefs[0])
            {
                reasons.Add(new EmailDoubt("unknown-case", "The case named is not known."));
            }
            else if (!known.IsProvider(sender))
            {
                reasons.Add(new EmailDoubt("sender", "The sender is not the provider of the case."));
            }
        }

        return new EmailVerdict(reasons.Count == 0, reasons);
    }
}

using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>What tells messages of places apart that share their words: by who writes, and by what is said of a hold.</summary>
internal static class PlacementIntents
{
    // These have a last day as well.
    private static readonly List<EmailIntent> Stays = [EmailIntent.PlacementHold, EmailIntent.HoldExtension, EmailIntent.RespiteRequest];

    // What a landlord's mail says of a tenancy in the words of a service.
    private static readonly EmailIntent[] OfTenancies = [EmailIntent.StartDateConfirmation, EmailIntent.EndOfService];

    /// <summary>Settles them, and gives the findings with what they speak for now.</summary>
    /// <param name="draft">The draft they were found for.</param>
    /// <param name="sender">Who plausibly sent the message.</param>
    /// <param name="weighed">The weights so far, which are changed.</param>
    public static List<(EmailIntent Intent, Finding Finding)> Settle(Draft draft, EmailSenderRole sender, Weighed weighed)
    {
        switch (sender)
        {
            case EmailSenderRole.Council:
                // Homes say what came of an assessment; workers say that one is done.
                weighed.Drop(EmailIntent.AssessmentOutcome);
                break;
            case EmailSenderRole.HousingCompany when weighed.Weights.ContainsKey(EmailIntent.TenantMovement):
                Tenancies(weighed);
                break;
        }

        if (sender != EmailSenderRole.HousingCompany && !weighed.Findings.Exists(one => one.Finding.Row.Group == "intent/tenant-movement/weak"))
        {
            // Who moves into a home, and not into a flat, is no tenant.
            weighed.Drop(EmailIntent.TenantMovement);
        }

        var findings = Longer(draft, sender, weighed);
        if (Stays.Exists(weighed.Strong.Contains) && findings.TrueForAll(one => one.Intent != EmailIntent.EndOfService || HoldReading.EndsNoService(one.Finding)))
        {
            weighed.Drop(EmailIntent.EndOfService);
        }

        return findings;
    }

    // What starts or ends with a landlord is a tenancy, unless somebody has died.
    private static void Tenancies(Weighed weighed)
    {
        foreach (var one in OfTenancies.Where(one => !weighed.Findings.Exists(finding => finding.Intent == one && FindingContext.OfDeath(finding.Finding))))
        {
            if (weighed.Weights.TryGetValue(one, out var weight))
            {
                weighed.Weights[EmailIntent.TenantMovement] += weight;
                if (weighed.Strong.Contains(one))
                {
                    weighed.Clear(EmailIntent.TenantMovement);
                }

                weighed.Drop(one);
            }
        }

        if (weighed.Strong.Count == 0 && weighed.Weights[EmailIntent.TenantMovement] >= IntentReading.FairWeight + IntentReading.WeakWeight)
        {
            weighed.Clear(EmailIntent.TenantMovement);
        }
    }

    // What is held longer was held before.
    private static List<(EmailIntent Intent, Finding Finding)> Longer(Draft draft, EmailSenderRole sender, Weighed weighed)
    {
        var held = weighed.Weights.GetValueOrDefault(EmailIntent.PlacementHold);
        if (HoldReading.Longer(draft) is not { Count: > 0 } longer || !(held > 0 || (weighed.Strong.Count == 0 && HoldReading.Speaks(draft, sender))))
        {
            return weighed.Findings;
        }

        var clear = held >= IntentReading.FairWeight || (weighed.Strong.Count == 0 && HoldReading.Clear(draft, longer, held > 0));
        weighed.Drop(EmailIntent.PlacementHold);
        weighed.Weights[EmailIntent.HoldExtension] = weighed.Weights.GetValueOrDefault(EmailIntent.HoldExtension) + held + IntentReading.FairWeight;
        if (clear)
        {
            weighed.Clear(EmailIntent.HoldExtension);
        }

        return
        [
            .. weighed.Findings.Select(one => one.Intent == EmailIntent.PlacementHold ? (EmailIntent.HoldExtension, one.Finding) : one),
            .. longer.Where(one => one.Text != draft.Quoted).Select(one => (EmailIntent.HoldExtension, one)),
        ];
    }
}

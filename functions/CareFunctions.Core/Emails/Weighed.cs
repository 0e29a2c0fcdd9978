using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>What the phrases found in an email weigh so far.</summary>
/// <param name="Weights">The weight of each intent.</param>
/// <param name="Strong">The intents that a phrase says clearly.</param>
/// <param name="Mentioned">The intents that are said clearly, a condition or not.</param>
/// <param name="Findings">The phrases and what they speak for.</param>
internal sealed record Weighed(Dictionary<EmailIntent, decimal> Weights, HashSet<EmailIntent> Strong, HashSet<EmailIntent> Mentioned, List<(EmailIntent Intent, Finding Finding)> Findings)
{
    /// <summary>Takes an intent out.</summary>
    public void Drop(EmailIntent intent)
    {
        Weights.Remove(intent);
        Strong.Remove(intent);
        Mentioned.Remove(intent);
    }

    /// <summary>Notes that an intent is clear.</summary>
    public void Clear(EmailIntent intent)
    {
        Strong.Add(intent);
        Mentioned.Add(intent);
    }
}

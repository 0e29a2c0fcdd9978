namespace CareFunctions.Core.Emails;

/// <summary>Whether an email may be acted on without a person, and what would be done.</summary>
/// <param name="MayActAutomatically">Whether it may.</param>
/// <param name="Reasons">Every reason why not; empty when it may.</param>
/// <param name="WouldDo">What it leads to, in a sentence: done at once when it may be acted on, otherwise proposed to a person.</param>
public sealed record EmailVerdict(bool MayActAutomatically, IReadOnlyList<EmailDoubt> Reasons, string WouldDo);

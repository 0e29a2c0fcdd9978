namespace CareFunctions.Core.Emails;

/// <summary>Whether an email may be acted on without a person.</summary>
/// <param name="MayActAutomatically">Whether it may.</param>
/// <param name="Reasons">Every reason why not; empty when it may.</param>
public sealed record EmailVerdict(bool MayActAutomatically, IReadOnlyList<EmailDoubt> Reasons);

namespace CareFunctions.Core.Emails;

/// <summary>The words that led to a finding.</summary>
/// <param name="Finding">The intent or the field.</param>
/// <param name="Words">The words as they stand in the newest part, spaces and letters' case evened out.</param>
public sealed record EmailEvidence(string Finding, string Words);

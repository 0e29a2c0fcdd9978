namespace CareFunctions.Core.Emails.Roles;

/// <summary>What a change of visits may come to in a week: minutes times visits times carers times days, as a message says them in different places.</summary>
/// <param name="Weekly">Hours a week.</param>
/// <param name="Features">From what they were worked out, and what stands around that.</param>
internal sealed record VisitSum(decimal Weekly, HashSet<string> Features);

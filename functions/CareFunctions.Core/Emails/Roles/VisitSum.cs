namespace CareFunctions.Core.Emails.Roles;

/// <summary>What the visits of a message come to in a week: a difference, or the hours before and after where all visits of the package are told, or only one of those two.</summary>
/// <param name="From">The hours before.</param>
/// <param name="To">The hours after.</param>
/// <param name="Delta">The difference, signed.</param>
internal readonly record struct VisitSum(decimal? From, decimal? To, decimal? Delta);

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What a change of visits comes to in a week.</summary>
/// <param name="Weekly">The difference, in hours a week.</param>
/// <param name="Whole">The hours of a week before and after, the fewer first, where all visits of the package are told; null where only the difference is.</param>
internal readonly record struct VisitSum(decimal Weekly, (decimal Less, decimal More)? Whole);

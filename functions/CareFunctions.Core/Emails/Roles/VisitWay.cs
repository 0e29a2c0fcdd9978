namespace CareFunctions.Core.Emails.Roles;

/// <summary>One way to a sum of visits: this length, on these days, so many visits a day, by so many carers.</summary>
/// <param name="Sum">What it comes to.</param>
/// <param name="Parts">What is observed of each step; ways share those of the steps that they share.</param>
internal sealed record VisitWay(VisitSum Sum, IReadOnlyList<IReadOnlyList<string>> Parts);

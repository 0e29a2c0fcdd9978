using CareFunctions.Core.Procedures;

namespace CareFunctions.Emails;

/// <summary>Where an email leads.</summary>
/// <param name="State">Which way.</param>
/// <param name="Why">For one that a person must look at, why; for one that is refused, the right route.</param>
/// <param name="Lines">For one that is returned, what is missing, a sentence each.</param>
/// <param name="Clauses">The clauses it rests on.</param>
/// <param name="Start">For one that starts a procedure, what it starts with.</param>
/// <param name="MoreHoursPerWeek">For a request for more hours for a time, the hours a week more; null where an earlier version found the route.</param>
public sealed record EmailRoute(
    EmailRouteState State,
    string? Why = null,
    IReadOnlyList<string>? Lines = null,
    IReadOnlyList<string>? Clauses = null,
    ProcedureStart? Start = null,
    decimal? MoreHoursPerWeek = null);

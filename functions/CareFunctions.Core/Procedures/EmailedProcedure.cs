using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Procedures;

/// <summary>The procedure that an email starts.</summary>
/// <param name="Plan">The procedure, with what it needs of the rulebook.</param>
/// <param name="Service">The rulebook's id of the service it is for.</param>
/// <param name="Request">What the email asks for, in the words of a worklist request.</param>
public sealed record EmailedProcedure(ProcedurePlan Plan, string Service, RequestKind Request);

using CareFunctions.Core.Councils;

namespace CareFunctions.Emails;

/// <summary>What an email led to.</summary>
/// <param name="Outcome"><c>recorded</c>, <c>answered</c>, <c>refused</c>, <c>returned</c>, <c>by-hand</c>, <c>rejected</c>, <c>increase</c>, or how the procedure ended that it started.</param>
/// <param name="Case">The case, where it is about one.</param>
public sealed record EmailResult(string Outcome, CaseReference? Case);

using CareFunctions.Core.DecisionAids;

namespace CareFunctions.Core.Tests.DecisionAids;

/// <summary>A case in which the clause bears on the answer as stated, and one in which it does not.</summary>
internal sealed record ClauseCase(
    string Clause,
    ReasonBearing Bearing,
    AidedDecision Fires,
    AidAnswer Answer,
    AidedDecision DoesNotFire,
    AidAnswer OtherAnswer);

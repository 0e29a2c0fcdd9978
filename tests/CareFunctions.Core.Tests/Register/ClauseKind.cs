namespace CareFunctions.Core.Tests.Register;

/// <summary>What sort of rule a clause is; what covers it depends on that.</summary>
internal enum ClauseKind
{
    Evidence,
    Channel,
    Gate,
    Guard,
    Decision,
    Step,
    Timebox,
    Notify,
    Record,
    Info,
}

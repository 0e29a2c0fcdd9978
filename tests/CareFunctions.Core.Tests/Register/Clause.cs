namespace CareFunctions.Core.Tests.Register;

/// <summary>One rule of the written procedures, as the register states it.</summary>
internal sealed record Clause(string Id, ClauseKind Kind, string Fact, string Register);

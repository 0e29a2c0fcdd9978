using CareFunctions.Core.Councils;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Procedures;

/// <summary>What a running procedure says of itself.</summary>
/// <param name="Procedure">The rulebook's id of the procedure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Edition">The rulebook it keeps.</param>
public sealed record ProcedureStatus(string Procedure, string Name, CaseReference Case, string Service, RulebookVersion Edition);

using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Commands;

/// <summary>What every command says, whatever it asks for: which step issues it, to which system, for which case and service, and why. Nothing in it may
/// be personal data.</summary>
/// <param name="InstanceId">The orchestration that waits for the result.</param>
/// <param name="Step">The step that issues it; with the instance it makes the command's identity.</param>
/// <param name="System">The rulebook's id of the system, for example <c>swift</c>.</param>
/// <param name="SystemName">The system's name as people write it, from the rulebook.</param>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Clauses">The clauses that ask for it, the leading one first; at least one.</param>
/// <param name="Reason">Why, in a sentence for the person or system that carries it out.</param>
public sealed record CommandBasis(
    string InstanceId,
    string Step,
    string System,
    string SystemName,
    CaseReference Case,
    string Service,
    IReadOnlyList<string> Clauses,
    string Reason);

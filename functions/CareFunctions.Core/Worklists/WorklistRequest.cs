using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Worklists;

/// <summary>What a worklist reassignment asks for.</summary>
/// <param name="Council">The council.</param>
/// <param name="CaseRef">The case; always of that council.</param>
/// <param name="FromTeam">The team that reassigned it, as the system names it.</param>
/// <param name="ToTeam">The team it was reassigned to, as the system names it.</param>
/// <param name="Request">What is asked.</param>
/// <param name="Service">The rulebook's id of the service, for example <c>domiciliary-care</c>.</param>
/// <param name="Urgency">How pressing it is; routine when not said.</param>
/// <param name="RequestedBy">The worker who asks: a staff identifier, null when not said.</param>
/// <param name="Evidence">What is on file, with dates.</param>
/// <param name="Details">Hours, dates and the provider, as far as the request has them.</param>
/// <param name="Flags">Circumstances that bring conditions of the rulebook into play, for example <c>double-up</c>.</param>
public sealed record WorklistRequest(
    Council Council,
    CaseReference CaseRef,
    string FromTeam,
    string ToTeam,
    RequestKind Request,
    string Service,
    Urgency Urgency,
    string? RequestedBy,
    IReadOnlyList<EvidenceOnFile> Evidence,
    WorklistDetails Details,
    IReadOnlyList<string> Flags);

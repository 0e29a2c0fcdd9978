namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether a practitioner may give professional support. Null stands for not known.</summary>
/// <param name="Document">The document: for the person, or for the carer.</param>
/// <param name="OngoingAndPersonal">Whether the practitioner would give it personally and over time.</param>
/// <param name="BeyondStatutoryDuty">Whether it goes beyond the duty to arrange, monitor and review services.</param>
/// <param name="LineManagerAgreed">Whether the need was discussed and agreed with the line manager.</param>
/// <param name="OthersConsidered">Whether informal networks and people or organisations with specialist skills were considered first.</param>
public sealed record ProfessionalSupportRequest(
    GeneralDocument Document,
    bool? OngoingAndPersonal = null,
    bool? BeyondStatutoryDuty = null,
    bool? LineManagerAgreed = null,
    bool? OthersConsidered = null);

namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether somebody is supported to get access to an alternative service. Null stands for not known.</summary>
/// <param name="Document">The document: for the person, or for the carer.</param>
/// <param name="AppropriateAndProportionate">Whether the practitioner judges it appropriate and proportionate.</param>
/// <param name="PaidAgency">Whether the person already receives paid support from an agency; only the document for the person speaks of it.</param>
public sealed record AccessSupportRequest(GeneralDocument Document, bool? AppropriateAndProportionate = null, bool? PaidAgency = null);

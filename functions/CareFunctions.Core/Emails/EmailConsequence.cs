namespace CareFunctions.Core.Emails;

/// <summary>What an email of one kind leads to, and when that needs no person.</summary>
/// <param name="Intent">The kind.</param>
/// <param name="From">Who may send it; empty when it never happens without a person.</param>
/// <param name="Needs">What it must state.</param>
/// <param name="Complete">Whether it states that.</param>
/// <param name="WouldDo">What it leads to. Everything that changes a payment still passes the procedure's own gates.</param>
/// <param name="Clauses">The clauses that say so.</param>
public sealed record EmailConsequence(
    EmailIntent Intent, IReadOnlyList<EmailSenderRole> From, string Needs, Func<EmailFields, bool> Complete, string WouldDo, IReadOnlyList<string> Clauses)
{
    /// <summary>One row for each kind. Kinds without a sender always go to a person.</summary>
    public static IReadOnlyList<EmailConsequence> All { get; } =
    [
        new(EmailIntent.IncreaseRequest, [EmailSenderRole.Provider], "the new hours a week or the hours more, and the first day", fields => fields is { HoursPerWeekDelta: > 0, EffectiveDate: not null } or { HoursPerWeekDelta: null, HoursPerWeekTo: not null, EffectiveDate: not null },
            "Open a temporary increase request for authorisation.", ["SOM-INC-04", "SOM-INC-05"]),
        new(EmailIntent.ReductionRequest, [EmailSenderRole.Provider], "the new hours a week or the hours less, and the first day", fields => fields is { HoursPerWeekDelta: < 0, EffectiveDate: not null } or { HoursPerWeekDelta: null, HoursPerWeekTo: not null, EffectiveDate: not null },
            "Pass the reduction to Triage for authorisation.", ["SOM-RED-01", "SOM-RED-04"]),
        new(EmailIntent.NoticeOnPackage, [EmailSenderRole.Provider], "the last day", fields => fields.EndDate is not null,
            "Tell the relevant Triage team of the provider's notice.", ["SOM-END-05", "SOM-END-06"]),
        new(EmailIntent.EndOfService, [EmailSenderRole.Finance], "the last day", fields => fields.EndDate is not null,
            "Start the end-of-service procedure with Finance's end date.", ["SOM-END-01", "SOM-END-03"]),
        new(EmailIntent.PlacementHold, [EmailSenderRole.Provider], "the day until which the place is held", fields => fields.HoldUntil is not null,
            "Give the day to the placement's clock.", ["SOM-BIN-16", "SOM-COP-10"]),
        new(EmailIntent.HoldExtension, [EmailSenderRole.Provider], "the new day until which the place is held", fields => fields.HoldUntil is not null,
            "Give the new day to the placement's clock.", ["SOM-BIN-16", "SOM-COP-10"]),
        new(EmailIntent.AssessmentOutcome, [EmailSenderRole.Provider], "whether the provider accepts or declines", fields => fields.Outcome is not null,
            "Give the outcome of the assessment to the placement.", ["SOM-CPX-05", "SOM-CPX-06"]),
        new(EmailIntent.RespiteRequest, [EmailSenderRole.Council, EmailSenderRole.Provider], "the registration of the bed", fields => fields.Registration is not null,
            "Answer with the current short-term vacancy list.", ["SOM-RSP-02", "SOM-RSP-03", "SOM-RSP-04"]),
        new(EmailIntent.TenantMovement, [EmailSenderRole.HousingCompany], "the day of the movement", fields => fields is { StartDate: not null } or { EndDate: not null } or { EffectiveDate: not null },
            "Open the four steps of a Tenant Movement Form.", ["SOM-ECH-06", "SOM-ECH-07"]),
        new(EmailIntent.StartDateConfirmation, [EmailSenderRole.Provider], "the first day", fields => fields.StartDate is not null,
            "Match the start date to what is waiting for it.", ["SOM-DOM-17"]),
        new(EmailIntent.AmendmentConfirmation, [EmailSenderRole.Provider], "the hours or the weekly rate, and the first day", fields => fields.EffectiveDate is not null && (fields.HoursPerWeekTo ?? fields.HoursPerWeekDelta ?? fields.WeeklyRate) is not null,
            "Match the confirmation to the amendment that is waiting for it.", ["SOM-RED-06"]),
        new(EmailIntent.SuspensionReport, [], "nothing", _ => true, "Open a triage task with the report: no procedure takes a suspension from a provider's email.", ["CRO-SUS-03"]),
        new(EmailIntent.Referral, [], "nothing", _ => true, "Refuse the emailed referral and say the right route.", ["SOM-DOM-14", "SOM-DOM-15"]),
        new(EmailIntent.UrgentReferral, [], "nothing", _ => true, "Open a task to take in the urgent referral, where the council allows one by email.", ["SOM-DOM-12", "SOM-DOM-15"]),
        new(EmailIntent.PlacementOffer, [], "nothing", _ => true, "Open a triage task with the offer, to be put to the worker.", ["SOM-RES-23", "SOM-RES-24"]),
        new(EmailIntent.VacancyUpdate, [], "nothing", _ => true, "Open a triage task to bring the vacancy list up to date.", ["SOM-RES-19"]),
        new(EmailIntent.AutomaticReply, [], "nothing", _ => true, "Record the automatic reply; do nothing else.", []),
        new(EmailIntent.Other, [], "nothing", _ => true, "Open a triage task for a person to read it.", []),
    ];

    /// <summary>The row of a kind.</summary>
    /// <param name="intent">The kind.</param>
    public static EmailConsequence Of(EmailIntent intent) => All.Single(one => one.Intent == intent);
}

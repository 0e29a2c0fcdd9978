using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tasks;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>
/// The rules of a temporary increase (SOM-INC-05 to SOM-INC-08). Pure; called with the same arguments they give the same
/// outcome. A decision counts by the instant it was made: before <see cref="CivilDays.Ends"/> it is in time, at it or later it
/// is late; an expiry only takes effect at it or later. So of a decision and an expiry exactly one wins.
/// </summary>
public static class TemporaryIncreases
{
    /// <summary>Opens a request. Refused when the rulebook has no increases of the service, and no procedure of it asks, or the hours are not possible.</summary>
    /// <param name="rulebook">The council's rulebook.</param>
    /// <param name="instanceId">The orchestration that will run it.</param>
    /// <param name="caseReference">The case.</param>
    /// <param name="service">The rulebook's id of the service.</param>
    /// <param name="hoursPerWeek">The hours a week asked for above the agreed plan.</param>
    /// <param name="effectiveDate">The first day asked for.</param>
    /// <param name="requestedBy">Who asked: a staff or provider identifier.</param>
    /// <param name="byProcedure">Whether a procedure of the service asks: then the same rules are the service's.</param>
    /// <param name="endsOn">The last day asked for; null when none is stated.</param>
    public static IncreaseOutcome Request(
        Rulebook rulebook,
        string instanceId,
        CaseReference caseReference,
        string service,
        decimal hoursPerWeek,
        LocalDate effectiveDate,
        string requestedBy,
        bool byProcedure = false,
        LocalDate? endsOn = null)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(caseReference);
        if (rulebook.Increases is not { } rules || (rules.Service != service && !byProcedure) || rulebook.Council != caseReference.Council)
        {
            return new IncreaseOutcome(null, false, IncreaseCodes.NoRule, "The council's rulebook has no increases of that service.", null);
        }

        if (hoursPerWeek is <= 0 or > IncreaseLimit.HoursInAWeek)
        {
            return new IncreaseOutcome(null, false, IncreaseCodes.ImpossibleHours, "The increase must be more than no hours and fit into a week.", null);
        }

        if (endsOn < effectiveDate)
        {
            return new IncreaseOutcome(null, false, IncreaseCodes.ImpossibleDays, "The last day asked for lies before the first.", null);
        }

        var increase = new TemporaryIncrease(
            instanceId, caseReference, service, hoursPerWeek, effectiveDate, requestedBy, rulebook.Edition, rules, IncreaseState.Requested, null, 0, null, []) { EndsOn = endsOn };
        var until = endsOn is { } last ? $" until the end of {Iso(last)}" : "";
        var sentence = FormattableString.Invariant($"{hoursPerWeek:0.##} hours a week more asked for from {Iso(effectiveDate)}{until}.");
        return new IncreaseOutcome(increase, true, IncreaseCodes.Requested, sentence, rules.Temporary.Clauses[0]);
    }

    /// <summary>Applies a decision.</summary>
    /// <param name="increase">The increase as it stands.</param>
    /// <param name="package">The package as it stands, read when the decision is applied; needed to authorise and to extend.</param>
    /// <param name="decision">What is decided.</param>
    /// <param name="decider">Who decides.</param>
    /// <param name="at">When it was decided: the moment the decision was received, not the one at which it is applied.</param>
    public static IncreaseOutcome Decide(TemporaryIncrease increase, PackageOfCare? package, IncreaseDecision decision, Decider decider, Instant at)
    {
        ArgumentNullException.ThrowIfNull(increase);
        ArgumentNullException.ThrowIfNull(decider);
        var (role, clause) = Authority(increase.Rules, decision);
        if (!decider.Roles.Contains(role, StringComparer.Ordinal))
        {
            return Refused(increase, IncreaseCodes.WrongRole, $"Only the role {role} may decide this.", clause);
        }

        if (Settled(increase, decision, decider, at, clause) is { } settled)
        {
            return settled;
        }

        if (decider.Id == increase.RequestedBy || (decision == IncreaseDecision.Extend && increase.Decisions.Any(made => made.Decision == IncreaseDecision.Authorise && made.By == decider.Id)))
        {
            return Refused(increase, IncreaseCodes.OwnRequest, "Whoever asked for an increase or authorised it may not decide this.", clause);
        }

        return decision switch
        {
            IncreaseDecision.Authorise => Authorise(increase, package, decider, at, clause),
            IncreaseDecision.Extend => Extend(increase, package, decider, at, clause),
            IncreaseDecision.Decline => Accepted(
                Made(increase, decision, decider, at) with { State = IncreaseState.Declined }, IncreaseCodes.Declined, "The increase is declined: the hours stay as they are.", clause),
            IncreaseDecision.LongTerm => Accepted(
                Made(increase, decision, decider, at) with { State = IncreaseState.LongTerm }, IncreaseCodes.LongTerm, "The increase is long-term: its hours are part of the agreed plan from now on.", clause),
            _ => End(increase, decider, at, clause),
        };
    }

    /// <summary>Lets the period run out: the hours go back the day after its last day. To be called at <see cref="TemporaryIncrease.ExpiresAt"/>.</summary>
    /// <param name="increase">The increase as it stands.</param>
    /// <param name="at">Now.</param>
    public static IncreaseOutcome Expire(TemporaryIncrease increase, Instant at)
    {
        ArgumentNullException.ThrowIfNull(increase);
        var clause = increase.Rules.LongTerm.Clauses[0];
        if (increase.State != IncreaseState.Running)
        {
            var code = increase.State == IncreaseState.Expired ? IncreaseCodes.Repeated : increase.Closed ? IncreaseCodes.Contradicts : IncreaseCodes.NotAuthorised;
            return Refused(increase, code, "The increase is not running, so it cannot run out.", clause);
        }

        if (at < increase.Days!.Ends)
        {
            return Refused(increase, IncreaseCodes.TooEarly, $"The increase runs to the end of {Iso(increase.Days.LastDay)}.", clause);
        }

        var back = increase.Days.LastDay.PlusDays(1);
        return Accepted(
            increase with { State = IncreaseState.Expired, HoursGoBackOn = back },
            IncreaseCodes.Expired,
            $"Nobody decided by the end of {Iso(increase.Days.LastDay)}: the hours go back to the agreed plan from {Iso(back)}.",
            clause);
    }

    /// <summary>Ends it because its case ended: hours that are paid go back the day after, hours that were only asked for are never paid.</summary>
    /// <param name="increase">The increase as it stands.</param>
    /// <param name="at">When the case ended.</param>
    public static IncreaseOutcome EndWithCase(TemporaryIncrease increase, Instant at)
    {
        ArgumentNullException.ThrowIfNull(increase);
        var clause = increase.Rules.LongTerm.Clauses[0];
        if (increase.Closed)
        {
            return Refused(increase, increase.State == IncreaseState.Ended ? IncreaseCodes.Repeated : IncreaseCodes.Contradicts, $"The increase is already {Word(increase.State)}.", clause);
        }

        return increase.State == IncreaseState.Requested
            ? Accepted(increase with { State = IncreaseState.Declined }, IncreaseCodes.Declined, "The case ended before anybody decided: the hours stay as they are.", clause)
            : EndedFrom(increase, at, clause);
    }

    // What an earlier decision, or the end of the period, has settled already; null when the decision may still be made.
    private static IncreaseOutcome? Settled(TemporaryIncrease increase, IncreaseDecision decision, Decider decider, Instant at, string clause)
    {
        var first = decision is IncreaseDecision.Authorise or IncreaseDecision.Decline;
        // Of extensions only the very same one is a repeat: a second one is asked for, and refused for its own reason.
        if (increase.Decisions.Any(made => made.Decision == decision && (decision != IncreaseDecision.Extend || made == new MadeDecision(decision, decider.Id, at))))
        {
            return Refused(increase, IncreaseCodes.Repeated, "The same decision has been made already; it stands.", clause);
        }

        if (increase.State == IncreaseState.Expired || (increase.State == IncreaseState.Running && !first && at >= increase.Days!.Ends))
        {
            return Refused(increase, IncreaseCodes.Late, $"The increase ran to the end of {Iso(increase.Days!.LastDay)} and this decision came after it. A new increase must be asked for.", clause);
        }

        if (increase.Closed || (first && increase.State == IncreaseState.Running))
        {
            return Refused(increase, IncreaseCodes.Contradicts, $"The increase is already {Word(increase.State)}; that decision stands.", clause);
        }

        return !first && increase.State == IncreaseState.Requested
            ? Refused(increase, IncreaseCodes.NotAuthorised, "The increase is not authorised yet.", clause)
            : null;
    }

    private static IncreaseOutcome Authorise(TemporaryIncrease increase, PackageOfCare? package, Decider decider, Instant at, string clause)
    {
        var most = increase.Rules.Temporary.InitialDays;
        var asked = increase.EndsOn is { } last ? Period.DaysBetween(increase.EffectiveDate, last) + 1 : most;
        var days = CivilDays.Starting(increase.EffectiveDate, Math.Min(most, asked));
        if (at >= days.Ends)
        {
            return Refused(increase, IncreaseCodes.Late, $"The period asked for ran to the end of {Iso(days.LastDay)} and is over.", clause);
        }

        if (LimitFault(increase, package, days, clause) is { } fault)
        {
            return fault;
        }

        return Accepted(
            Made(increase, IncreaseDecision.Authorise, decider, at) with { State = IncreaseState.Running, Days = days, Reminders = Reminders(increase, days) },
            IncreaseCodes.Authorised,
            FormattableString.Invariant($"{increase.HoursPerWeek:0.##} hours a week more are authorised from {Iso(days.FirstDay)} to the end of {Iso(days.LastDay)}."),
            clause);
    }

    private static IncreaseOutcome Extend(TemporaryIncrease increase, PackageOfCare? package, Decider decider, Instant at, string clause)
    {
        if (!increase.MayBeExtended)
        {
            return Refused(increase, IncreaseCodes.AlreadyExtended, $"An increase may be extended {increase.Rules.Extension.Times} time(s), and this one has been. Triage must decide.", clause);
        }

        var days = increase.Days!.Extended(increase.Rules.Extension.Days);
        if (LimitFault(increase, package, days, clause) is { } fault)
        {
            return fault;
        }

        return Accepted(
            Made(increase, IncreaseDecision.Extend, decider, at) with { Days = days, Extensions = increase.Extensions + 1, Reminders = Reminders(increase, days) },
            IncreaseCodes.Extended,
            $"The increase is extended by {increase.Rules.Extension.Days} days, to the end of {Iso(days.LastDay)}.",
            clause);
    }

    private static IncreaseOutcome End(TemporaryIncrease increase, Decider decider, Instant at, string clause) =>
        EndedFrom(Made(increase, IncreaseDecision.End, decider, at), at, clause);

    private static IncreaseOutcome EndedFrom(TemporaryIncrease increase, Instant at, string clause)
    {
        var today = LondonCalendar.DateAt(at);
        var back = today < increase.Days!.FirstDay ? increase.Days.FirstDay : today.PlusDays(1);
        return Accepted(
            increase with { State = IncreaseState.Ended, HoursGoBackOn = back },
            IncreaseCodes.Ended,
            $"The increase is ended: the hours are those of the agreed plan from {Iso(back)}.",
            clause);
    }

    // Worked out here, once, and kept in the state: the bank holidays known to a later version must not change a running time box.
    private static IReadOnlyList<Reminder> Reminders(TemporaryIncrease increase, CivilDays days) =>
        ReminderSchedule.OnWorkingDays(increase.Rules.Temporary.Reminders, days, WorkingDays.EnglandAndWales.AssumingWeekdays);

    private static IncreaseOutcome? LimitFault(TemporaryIncrease increase, PackageOfCare? package, CivilDays days, string clause)
    {
        if (package is not null && (package.Case != increase.Case || package.Service != increase.Service))
        {
            return Refused(increase, IncreaseCodes.OtherPackage, "The package is of another case or service.", clause);
        }

        var finding = IncreaseLimit.Check(increase.Rules, package, days, increase.HoursPerWeek, increase.InstanceId);
        return finding.Within ? null : Refused(increase, finding.Code!, finding.Sentence, clause);
    }

    private static (string Role, string Clause) Authority(IncreaseRules rules, IncreaseDecision decision) => decision switch
    {
        IncreaseDecision.Authorise or IncreaseDecision.Decline => (rules.Temporary.AuthorisedBy, rules.Temporary.Clauses[0]),
        IncreaseDecision.Extend => (rules.Extension.AuthorisedBy, rules.Extension.Clauses[0]),
        IncreaseDecision.LongTerm or IncreaseDecision.End => (rules.LongTerm.AuthorisedBy, rules.LongTerm.Clauses[0]),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "There is no such decision."),
    };

    private static TemporaryIncrease Made(TemporaryIncrease increase, IncreaseDecision decision, Decider decider, Instant at) =>
        increase with { Decisions = [.. increase.Decisions, new MadeDecision(decision, decider.Id, at)] };

    private static IncreaseOutcome Accepted(TemporaryIncrease next, string code, string sentence, string clause) => new(next, true, code, sentence, clause);

    private static IncreaseOutcome Refused(TemporaryIncrease increase, string code, string sentence, string clause) => new(increase, false, code, sentence, clause);

    private static string Word(IncreaseState state) => state switch
    {
        IncreaseState.Running => "authorised",
        IncreaseState.LongTerm => "long-term",
        IncreaseState.Declined => "declined",
        IncreaseState.Ended => "ended",
        IncreaseState.Expired => "over",
        _ => "requested",
    };

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}

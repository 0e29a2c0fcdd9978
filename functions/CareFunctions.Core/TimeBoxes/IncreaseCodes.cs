namespace CareFunctions.Core.TimeBoxes;

/// <summary>The stable codes of <see cref="IncreaseOutcome"/>.</summary>
public static class IncreaseCodes
{
    /// <summary>Asked for.</summary>
    public const string Requested = "requested";

    /// <summary>Authorised (SOM-INC-05).</summary>
    public const string Authorised = "authorised";

    /// <summary>Declined.</summary>
    public const string Declined = "declined";

    /// <summary>Extended (SOM-INC-06).</summary>
    public const string Extended = "extended";

    /// <summary>Made long-term (SOM-INC-08).</summary>
    public const string LongTerm = "long-term";

    /// <summary>Ended by Triage.</summary>
    public const string Ended = "ended";

    /// <summary>Ran out.</summary>
    public const string Expired = "expired";

    /// <summary>Refused: the rulebook has no rule for it.</summary>
    public const string NoRule = "no-rule";

    /// <summary>Refused: the number of hours is not possible.</summary>
    public const string ImpossibleHours = "impossible-hours";

    /// <summary>Refused: the last day asked for lies before the first.</summary>
    public const string ImpossibleDays = "impossible-days";

    /// <summary>Refused: the agreed plan's hours are not known.</summary>
    public const string PlanUnknown = "plan-unknown";

    /// <summary>Refused: more than the limit above the agreed plan.</summary>
    public const string OverLimit = "over-limit";

    /// <summary>Refused: the package given is of another case or service.</summary>
    public const string OtherPackage = "other-package";

    /// <summary>Refused: the decider does not hold the role.</summary>
    public const string WrongRole = "wrong-role";

    /// <summary>Refused: the decider asked for it or decided the step before.</summary>
    public const string OwnRequest = "own-request";

    /// <summary>Refused: it is not authorised yet.</summary>
    public const string NotAuthorised = "not-authorised";

    /// <summary>Refused: it has been extended as often as the rules allow.</summary>
    public const string AlreadyExtended = "already-extended";

    /// <summary>Refused and recorded: the period was over when it was decided.</summary>
    public const string Late = "late";

    /// <summary>No effect: the same decision has been made already.</summary>
    public const string Repeated = "repeated";

    /// <summary>Refused: another decision has been made already.</summary>
    public const string Contradicts = "contradicts";

    /// <summary>Refused: the period is not over yet.</summary>
    public const string TooEarly = "too-early";
}

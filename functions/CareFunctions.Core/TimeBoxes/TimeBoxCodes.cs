namespace CareFunctions.Core.TimeBoxes;

/// <summary>The stable codes of <see cref="TimeBoxOutcome"/>.</summary>
public static class TimeBoxCodes
{
    /// <summary>It runs.</summary>
    public const string Started = "started";

    /// <summary>Somebody decided.</summary>
    public const string Decided = "decided";

    /// <summary>Extended.</summary>
    public const string Extended = "extended";

    /// <summary>The last day was moved.</summary>
    public const string Amended = "amended";

    /// <summary>A reminder goes out.</summary>
    public const string Reminded = "reminded";

    /// <summary>It ended by itself.</summary>
    public const string Lapsed = "lapsed";

    /// <summary>Its case ended.</summary>
    public const string CaseEnded = "case-ended";

    /// <summary>What it watched for came about elsewhere.</summary>
    public const string Settled = "settled";

    /// <summary>No effect: the same has been done already.</summary>
    public const string Repeated = "repeated";

    /// <summary>Refused: something else has been decided already, or ended it.</summary>
    public const string Contradicts = "contradicts";

    /// <summary>Refused: it came after the last day of a clock that lapses.</summary>
    public const string Late = "late";

    /// <summary>Refused: the moment has not come.</summary>
    public const string TooEarly = "too-early";

    /// <summary>Refused: such a clock never ends by itself.</summary>
    public const string NeverLapses = "never-lapses";

    /// <summary>Refused: the decider does not hold the role.</summary>
    public const string WrongRole = "wrong-role";

    /// <summary>Refused: nobody decides on a request of their own.</summary>
    public const string OwnRequest = "own-request";

    /// <summary>Refused: it cannot be decided like that.</summary>
    public const string NoSuchOutcome = "no-such-outcome";

    /// <summary>Refused: the rule lets nobody extend or amend it.</summary>
    public const string NotProvided = "not-provided";

    /// <summary>Refused: extended as often, or as far, as the rule allows.</summary>
    public const string AlreadyExtended = "already-extended";

    /// <summary>Refused: the new last day is missing.</summary>
    public const string DateMissing = "date-missing";

    /// <summary>Refused: an extension is to a later day.</summary>
    public const string NotLater = "not-later";

    /// <summary>Refused: the last day cannot lie before the first.</summary>
    public const string BeforeFirstDay = "before-first-day";
}

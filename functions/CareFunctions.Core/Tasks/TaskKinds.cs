namespace CareFunctions.Core.Tasks;

/// <summary>The kinds of task. They outlive classes and releases: never rename one.</summary>
public static class TaskKinds
{
    /// <summary>Sourcing Care authorises or declines a temporary increase (SOM-INC-05).</summary>
    public const string AuthoriseTemporaryIncrease = "authorise-temporary-increase";

    /// <summary>The Business Manager may extend a temporary increase (SOM-INC-06).</summary>
    public const string ExtendTemporaryIncrease = "extend-temporary-increase";

    /// <summary>Triage decides whether an increase becomes long-term (SOM-INC-08).</summary>
    public const string DecideLongTermIncrease = "decide-long-term-increase";

    /// <summary>A person reads a worklist that does not state the hours it asks for. Emails that an earlier version took in are read so as well.</summary>
    public const string ReadEmail = "read-email";

    /// <summary>A person confirms, corrects or rejects what was read from an email.</summary>
    public const string TriageEmail = "triage-email";

    /// <summary>Sourcing Care looks for suitable providers (SOM-DOM-16).</summary>
    public const string FindProvider = "find-provider";

    /// <summary>Somebody decides a clock.</summary>
    public const string DecideClock = "decide-clock";

    /// <summary>Somebody may extend a clock.</summary>
    public const string ExtendClock = "extend-clock";

    /// <summary>Somebody may move a clock's last day.</summary>
    public const string AmendClock = "amend-clock";

    /// <summary>A person confirms that a pen picture tells nobody who somebody is, before it goes to providers (SOM-RES-18, SOM-SUP-20).</summary>
    public const string ConfirmPenPicture = "confirm-pen-picture";

    /// <summary>A person types a command into a system that has no connector.</summary>
    public const string CarryOutCommand = "carry-out-command";

    /// <summary>The kinds that are decided by rules or read by code of their own; a step of a procedure must not be called so.</summary>
    public static IReadOnlyList<string> WithRules { get; } =
    [
        AuthoriseTemporaryIncrease, ExtendTemporaryIncrease, DecideLongTermIncrease, ReadEmail, TriageEmail, DecideClock, ExtendClock, AmendClock, ConfirmPenPicture, CarryOutCommand,
    ];
}

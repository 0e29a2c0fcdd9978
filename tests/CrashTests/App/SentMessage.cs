using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;

namespace CrashTests.App;

/// <summary>What a message asks for, and so how its procedure must end.</summary>
internal enum Errand
{
    /// <summary>A reassignment with everything on file: accepted, and a provider is found.</summary>
    CompleteReferral,

    /// <summary>A reassignment that lacks evidence: returned with what is missing, and waiting to be submitted again.</summary>
    IncompleteReferral,

    /// <summary>An increase that is authorised and then left alone: its clock must run.</summary>
    RunningIncrease,

    /// <summary>An increase that is authorised and then made long-term.</summary>
    LongTermIncrease,

    /// <summary>An increase that is declined.</summary>
    DeclinedIncrease,
}

/// <summary>One message, sent at least once.</summary>
/// <param name="Number">Its place in the workload, from 0.</param>
/// <param name="Errand">What it asks for.</param>
/// <param name="InstanceId">The orchestration that it must start, exactly once.</param>
/// <param name="Case">The case, which no other message is about.</param>
/// <param name="Queue">The queue it belongs to, which is also its HTTP route.</param>
/// <param name="Body">The JSON text.</param>
/// <param name="ContentType">The body's media type over HTTP.</param>
internal sealed record SentMessage(int Number, Errand Errand, string InstanceId, string Case, string Queue, string Body, string ContentType)
{
    public bool IsIncrease => Errand is Errand.RunningIncrease or Errand.LongTermIncrease or Errand.DeclinedIncrease;

    /// <summary>Whether its email is not certain, so that a person reads it first.</summary>
    public bool IsRead => Errand is Errand.RunningIncrease or Errand.LongTermIncrease;

    /// <summary>The orchestration that does the work: the message's own, or the increase that its email begins once it was read.</summary>
    public string WorkInstanceId => IsRead ? WorkIdentity.ForStep(InstanceId, "increase") : InstanceId;

    /// <summary>The steps of the work that write a case note, each exactly once.</summary>
    public IReadOnlyList<string> NoteSteps => Errand switch
    {
        Errand.CompleteReferral =>
        [
            "accepted", "procedure-started", "try-providers.1/find-provider", "arrange-start", "award-on-proactis", "award-on-swift", "uye2",
            "record-on-eclipse", "record-on-eclipse.system", "procedure-ended",
        ],
        Errand.IncompleteReferral => ["returned"],
        Errand.RunningIncrease => ["requested", "authorised", IncreaseAmendments.StartStep],
        Errand.LongTermIncrease => ["requested", "authorised", IncreaseAmendments.StartStep, "long-term"],
        _ => ["requested", "declined"],
    };

    /// <summary>The steps that command a system, each exactly once in effect.</summary>
    public IReadOnlyList<string> CommandSteps => Errand switch
    {
        Errand.RunningIncrease or Errand.LongTermIncrease => [IncreaseAmendments.StartStep],
        Errand.CompleteReferral => ["award-on-swift"],
        _ => [],
    };

    /// <summary>The orchestration that its procedure begins beside itself, exactly once: the contingency plans while a provider is sought.</summary>
    public string? BesideInstanceId => Errand is Errand.CompleteReferral ? WorkIdentity.ForStep(InstanceId, "contingency") : null;

    /// <summary>The steps of that one that write a case note.</summary>
    public static IReadOnlyList<string> BesideNoteSteps { get; } = ["procedure-started", "progress-plans", "procedure-ended"];

    /// <summary>How the orchestration stands when everything is done.</summary>
    public string FinalStatus => Errand is Errand.RunningIncrease or Errand.IncompleteReferral ? "Running" : "Completed";
}

using CareFunctions.Core.Packages;

namespace CrashTests.App;

/// <summary>What a message asks for, and so how its procedure must end.</summary>
internal enum Errand
{
    /// <summary>A reassignment with everything on file: accepted, and a provider is found.</summary>
    CompleteReferral,

    /// <summary>A reassignment that lacks evidence: returned with what is missing.</summary>
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

    /// <summary>The steps that write a case note, each exactly once.</summary>
    public IReadOnlyList<string> NoteSteps => Errand switch
    {
        Errand.CompleteReferral => ["accepted", "provider-found"],
        Errand.IncompleteReferral => ["returned"],
        Errand.RunningIncrease => ["requested", "authorised", IncreaseAmendments.StartStep],
        Errand.LongTermIncrease => ["requested", "authorised", IncreaseAmendments.StartStep, "long-term"],
        _ => ["requested", "declined"],
    };

    /// <summary>The steps that command a system, each exactly once in effect.</summary>
    public IReadOnlyList<string> CommandSteps => Errand is Errand.RunningIncrease or Errand.LongTermIncrease ? [IncreaseAmendments.StartStep] : [];

    /// <summary>How the orchestration stands when everything is done.</summary>
    public string FinalStatus => Errand is Errand.RunningIncrease ? "Running" : "Completed";
}

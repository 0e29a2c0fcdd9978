using CareFunctions.Core.Emails;
using CareFunctions.Tests.Procedures;

namespace CareFunctions.Tests.Emails;

/// <summary>One kind of email, and what it leads to as it is seen from outside.</summary>
/// <param name="Intent">The kind.</param>
/// <param name="Service">The service of the case.</param>
/// <param name="From">A sender from whom the procedure takes it.</param>
/// <param name="Text">Certain words; <c>{ref}</c> stands for the case.</param>
/// <param name="Proposed">What a person is shown of what it states.</param>
/// <param name="Effect">Fails unless it had its effect.</param>
internal sealed record IntentRow(EmailIntent Intent, string Service, string From, string Text, string Proposed, Func<SentEmail, Task> Effect)
{
    /// <summary>Its subject; the case when not said.</summary>
    public string? Subject { get; init; }

    /// <summary>Brings the case to where something waits for such an email; null where nothing need wait.</summary>
    public Func<CaseWalk, Task>? Waiting { get; init; }

    /// <summary>What kind of task waits for it.</summary>
    public string? Awaited { get; init; }

    /// <summary>Whether nobody is ever asked about it.</summary>
    public bool OnlyRecorded { get; init; }
}

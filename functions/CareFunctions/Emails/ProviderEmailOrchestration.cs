using CareFunctions.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CareFunctions.Emails;

/// <summary>An email that was read is acted on where everything is certain, and otherwise put before a person with a proposal. It only sequences.</summary>
public static class ProviderEmailOrchestration
{
    /// <summary>The orchestration's name. It is stored with every running email, so it does not change.</summary>
    public const string Name = "ProviderEmail";

    /// <summary>Runs one email to its end.</summary>
    [Function(Name)]
    public static Task<EmailResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => new RunningEmail(context, context.GetInput<EmailWork>()!).RunAsync());
    }
}

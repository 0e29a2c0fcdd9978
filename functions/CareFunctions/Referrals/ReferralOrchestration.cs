using CareFunctions.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CareFunctions.Referrals;

/// <summary>A worklist is reassigned to a sourcing team: it answers what waits for it, ends a case, or is checked against what must be on file and then
/// followed by the council's procedure or returned with everything that is missing. It only sequences.</summary>
public static class ReferralOrchestration
{
    /// <summary>The orchestration's name. It is stored with every running case, so it does not change.</summary>
    public const string Name = "WorkListReassignment";

    /// <summary>Runs one referral to its end.</summary>
    [Function(Name)]
    public static Task<ReferralResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => new RunningReferral(context, context.GetInput<ReferralInput>()!).RunAsync());
    }
}

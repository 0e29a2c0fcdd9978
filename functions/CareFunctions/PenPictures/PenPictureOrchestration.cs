using System.Globalization;
using CareFunctions.Core.Councils;
using CareFunctions.Orchestration;
using CareFunctions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.PenPictures;

/// <summary>A pen picture waits for a person; only confirmed does it go to providers (SOM-RES-18, SOM-SUP-20), and then it answers the step of a procedure that waits
/// for it. It only sequences.</summary>
public static class PenPictureOrchestration
{
    /// <summary>The orchestration's name. It is stored with every running one, so it does not change.</summary>
    public const string Name = "PenPicture";

    /// <summary>Confirmed.</summary>
    public const string Confirm = "confirm";

    /// <summary>Rejected.</summary>
    public const string Reject = "reject";

    private const string Step = "confirm-pen-picture";

    /// <summary>The instance that waits for an opportunity's picture.</summary>
    public static string InstanceOf(string opportunity) => "pen-picture-" + opportunity;

    /// <summary>Runs one picture to its end.</summary>
    [Function(Name)]
    public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => FollowAsync(context, context.GetInput<PenPictureToConfirm>()!));
    }

    private static async Task<string> FollowAsync(TaskOrchestrationContext context, PenPictureToConfirm input)
    {
        var steps = new CaseSteps(context, input.Case);
        var decision = await HumanTask.AskAsync(context, steps.Task(TaskKinds.ConfirmPenPicture, Step) with
        {
            Title = "Read the pen picture and confirm that it tells nobody who the person is.",
            Team = input.Team,
            Role = input.Role,
            Clauses = input.Clauses,
            Outcomes = [Confirm, Reject],
            Facts = new Dictionary<string, string>
            {
                ["opportunity"] = input.Opportunity,
                ["service"] = input.ServiceName,
                ["takenOut"] = input.Findings.ToString(CultureInfo.InvariantCulture),
                ["read"] = $"/api/pen-pictures/{input.Opportunity}",
            },
            Next = "Confirmed, it goes to providers as an opportunity report, and the step of the case's procedure that waits for it is done. Rejected, it goes to nobody and what it said is dropped; a new one can be made.",
        });
        var confirmed = decision.Outcome == Confirm;
        var settlement = new PenPictureSettlement(
            input.Opportunity, confirmed, decision.ById, decision.At, WorkIdentity.ForStep(context.InstanceId, "notification:opportunity"), input.Clauses);
        await context.CallActivityAsync(PenPictureActivities.Settle, settlement, Retry.Always);
        if (confirmed)
        {
            await context.CallActivityAsync(PenPictureActivities.Offer, settlement, Retry.Always);
            if (input.AnswersTasks)
            {
                await context.CallActivityAsync<Answering>(PenPictureActivities.Answer, input.Opportunity, Retry.Always);
            }
        }

        var clause = input.Clauses.Count > 0 ? input.Clauses[0] : "";
        await steps.NoteAsync(Step, decision,
            confirmed ? $"The pen picture {input.Opportunity} was confirmed and offered to providers." : $"The pen picture {input.Opportunity} was rejected.", clause);
        return confirmed ? "confirmed" : "rejected";
    }
}

using System.Text.Json.Nodes;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Referrals;

/// <summary>SOM-DOM-11: a returned referral is opened again when it is resubmitted, and held against the same evidence.</summary>
public sealed class ResubmissionTests
{
    [Fact]
    public async Task Resubmission_StillIncomplete_IsReturnedAgain()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.WorkListReassignments, Resubmitted(care, ["assessment"]));
        (await care.NoteStepsAsync()).ShouldBe(["returned"]);
    }

    [Fact]
    public async Task Resubmission_Complete_IsAccepted()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(
            Queues.WorkListReassignments, Resubmitted(care, ["assessment", "support-plan", "hours-breakdown", "eligible-needs", "personal-budget"]));
        (await care.NoteStepsAsync()).ShouldBe(["accepted", "procedure-started", "procedure-started"]);
        await care.TaskAsync(TaskKinds.FindProvider);
    }

    [Fact]
    public async Task RequestOfTwoWords_IsNamedAsInTheContract()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.WorkListReassignments, ReferralTests.Event(care, ["assessment"], request: "review-completed"));
        (await care.NotesAsync()).ShouldHaveSingleItem()["what"]!.GetValue<string>().ShouldBe("A worklist was reassigned for: review-completed.");
    }

    private static string Resubmitted(CareApplication care, string[] evidence)
    {
        var sent = JsonNode.Parse(ReferralTests.Event(care, evidence))!;
        sent["data"]!["request"] = "resubmit";
        return sent.ToJsonString();
    }
}

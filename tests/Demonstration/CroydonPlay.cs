using CareFunctions.Core.Councils;

namespace Demonstration;

/// <summary>Croydon: a residential placement with two options, the panel, the Payment and Commitment Form, and its activation on LAS.</summary>
internal static class CroydonPlay
{
    private const string Service = "residential-placement";
    private const string Worker = "Practitioners";
    private const string Placements = "Placement Team";

    public static async Task PlayAsync(Stage stage)
    {
        var care = new CaseOnStage(stage, Council.Croydon);

        stage.Part("A placement is referred without its RAS");
        await care.ReassignAsync(Worker, Placements, "source", Service, ["assessment", "care-and-support-plan=completed"]);
        await stage.PassAsync(TimeSpan.FromDays(8));

        stage.Part("The RAS is there");
        await care.ReassignAsync(Worker, Placements, "resubmit", Service, ["assessment", "care-and-support-plan=completed", "ras"]);
        await care.DecideAsync("find-options", "found", "Both have a room that is free.", new { firstOption = "Laurel House", secondOption = "Beech Court" });
        await care.DecideAsync("support-choice", "chosen", "The person wants to be near a sister.", new { provider = "beech-court" });
        await care.DecideAsync("panel", "agreed", "Agreed at panel.");
        await care.DecideAsync("payment-form", "done", "The form is completed.", new { weeklyRate = 1040 });
        await care.DecideAsync("liaise-provider", "done", "Agreed with the manager of the home.", new { startDate = "2026-01-26" });
        await care.CloseAsync();
    }
}

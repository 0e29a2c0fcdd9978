using CareFunctions.Core.Councils;

namespace Demonstration;

/// <summary>Medway: a placement that panel lets search, with as many options as can be found, above the Contracted Rate, and so with the final panel.</summary>
internal static class MedwayPlay
{
    public static async Task PlayAsync(Stage stage)
    {
        var care = new CaseOnStage(stage, Council.Medway);

        stage.Part("A placement is referred, and panel has not agreed to a search yet");
        await care.ReassignAsync(
            "Frontline practitioners", "Brokerage Team", "source", "residential-placement", ["panel-document", "assessment", "care-and-support-plan=agreed"]);
        await care.DecideAsync("agree-gate", "agreed", "Panel agreed that a search starts.");

        stage.Part("Brokerage looks for as many options as it can find");
        await care.DecideAsync("send-anonymised", "sent", "Sent to every home with a vacancy.", new { sentTo = new[] { "Harbour View", "Orchard Lodge", "Mill House" } });
        await care.DecideAsync("look-for-options", "option-found", "The home has assessed the person.", new { provider = "harbour-view", weeklyRate = 980 });
        await care.DecideAsync("look-for-options", "option-found", "The home has assessed the person.", new { provider = "orchard-lodge", weeklyRate = 1110 });
        await stage.PassAsync(TimeSpan.FromDays(2));
        await care.DecideAsync("look-for-options", "all-found", "No other home has a vacancy.");
        await care.DecideAsync("choose-option", "chosen", "The family prefers the one by the river.",
            new { provider = "orchard-lodge", weeklyRate = 1110, contractedRate = 995, startDate = "2026-01-19" });

        stage.Part("It is above the Contracted Rate, so it is panel's to agree");
        await care.DecideAsync("final-panel", "agreed", "No home at the Contracted Rate can meet the needs.");
        await care.DecideAsync("contracts", "completed", "Signed by both.");
        await care.CloseAsync();
    }
}

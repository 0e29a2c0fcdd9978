using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareSystems.Simulator;

namespace Demonstration;

/// <summary>Somerset: a double-up package is returned, submitted again, sourced and awarded; reduced, with its six-week review; and ended, watched until SWIFT has it.</summary>
internal static class SomersetPlay
{
    private const string Service = "domiciliary-care";
    private const string Worker = "Operational Team";
    private const string SourcingCare = "Sourcing Care";

    public static async Task PlayAsync(Stage stage)
    {
        var care = new CaseOnStage(stage, Council.Somerset);
        string[] onFile = ["assessment", "support-plan=completed", "hours-breakdown", "eligible-needs", "personal-budget=agreed"];

        stage.Part("A referral for double-up care comes without the OT assessment");
        await care.ReassignAsync(Worker, SourcingCare, "source", Service, onFile, ["double-up"]);

        stage.Part("It is put right and submitted again");
        await care.ReassignAsync(Worker, SourcingCare, "resubmit", Service, [.. onFile, "ot-assessment"], ["double-up"]);
        await care.DecideAsync("find-provider", "provider-found", "The only provider with two carers free on all visits.",
            new { provider = "orchard-homecare", hoursPerWeek = 14, weeklyRate = 322 });
        await care.DecideAsync("progress-plans", "no-longer-needed", "A provider is found.");
        await care.DecideAsync("arrange-start", "confirmed", "Agreed with the provider by telephone.", new { startDate = "2026-01-12" });
        await care.DecideAsync("uye2", "provided", "The client contributes.");

        await stage.PassAsync(TimeSpan.FromDays(7));
        stage.Part("The Operational Team agrees a reduction");
        await care.ReassignAsync(Worker, SourcingCare, "reduce", Service, ["operational-agreement=agreed"], details: new JsonObject
        {
            ["hoursPerWeekFrom"] = 14, ["hoursPerWeekTo"] = 10, ["effectiveDate"] = "2026-01-19",
        });
        await care.DecideAsync("confirm-amendment", "hours-confirmed", "The provider confirmed by email.",
            new { effectiveDate = "2026-01-19", hoursPerWeekFrom = 14, hoursPerWeekTo = 10, weeklyRate = 230 });

        stage.Part("Seven weeks pass, and the review is completed");
        await stage.PassAsync(TimeSpan.FromDays(49));
        await care.ReassignAsync(Worker, SourcingCare, "review-completed", Service);

        stage.Part("The package ends, and SWIFT refuses the change");
        stage.Systems.Next("swift", SimulatedFault.Refuse);
        await care.ReassignAsync(Worker, SourcingCare, "end", Service, details: new JsonObject { ["endDate"] = "2026-03-06" });
        await stage.PassAsync(TimeSpan.FromDays(8));

        stage.Part("Sourcing Care ends the service on SWIFT by hand");
        stage.Systems.Ledger("swift").End(care.Reference.ToString(), Service, "2026-03-06");
        await care.DecideAsync("carry-out-command", "confirm", "Ended on SWIFT by hand, with 6 March as the last day.");
        await care.CloseAsync();
    }
}

using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.TimeBoxes;
using NodaTime;

namespace Demonstration;

/// <summary>Six weeks of clocks: an increase that is extended once and then runs out, a hold that lapses and one that is taken up, a review that nobody
/// does in time, and a service that has ended and is still paid for.</summary>
internal static class ClocksPlay
{
    private static readonly Person Officer = new("Ada Officer (invented)", "somerset", ["SourcingCare"]);
    private static readonly Person Manager = new("Cleo Manager (invented)", "somerset", ["BusinessManager"]);
    private static readonly Person Worker = new("Gwen Worker (invented)", "somerset", ["AllocatedWorker"]);
    private static readonly Person Finance = new("Hugo Finance (invented)", "somerset", ["FinanceOfficer"]);

    public static async Task PlayAsync(Stage stage)
    {
        var increase = await stage.RegisterAsync(Council.Somerset, "SOM-900001", "domiciliary-care", 14, "sunrise");
        var hold = await stage.RegisterAsync(Council.Somerset, "SOM-900002", "domiciliary-care", 0, "willow");
        var review = await stage.RegisterAsync(Council.Somerset, "SOM-900003", "domiciliary-care", 10, "meadow");
        var ended = await stage.RegisterAsync(Council.Somerset, "SOM-900004", "domiciliary-care", 7, "brook");

        await stage.EmailAsync("sunrise", "SOM-900001: increase", "Please increase the care for SOM-900001 by 4 hours a week from 6 January 2026.");
        await stage.DecideAsync(Officer, increase, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await stage.DecideAsync(Officer, increase, TaskKinds.CarryOutCommand, "confirm");

        stage.Say("A home holds a place for SOM-900002 until 16 January; the care of SOM-900003 is reduced today; that of SOM-900004 ended on Sunday.");
        await stage.RunAsync(Start(stage, "placement-hold", hold, new LocalDate(2026, 1, 16)));
        await stage.RunAsync(Start(stage, "reduction-review", review, null));
        await stage.RunAsync(Start(stage, "end-of-service-watch", ended, new LocalDate(2026, 1, 4), ("weeklyRate", "245.70")));
        await stage.ShowClocksAsync(Officer);

        await stage.PassUntilAsync(new DateTimeOffset(2026, 1, 8, 11, 0, 0, TimeSpan.Zero));
        await stage.DecideAsync(Finance, ended, TaskKinds.DecideClock, "deactivated", reason: "Deactivated on SWIFT.");

        await stage.PassUntilAsync(new DateTimeOffset(2026, 1, 14, 15, 0, 0, TimeSpan.Zero));
        await stage.DecideAsync(Manager, increase, TaskKinds.ExtendTemporaryIncrease, "extend", reason: "Triage needs the time.");

        stage.Say("Nobody takes the place that is held, and nobody decides about the increase.");
        await stage.PassUntilAsync(new DateTimeOffset(2026, 2, 3, 9, 30, 0, TimeSpan.Zero));
        await stage.DecideAsync(Officer, increase, TaskKinds.CarryOutCommand, "confirm");
        await stage.ShowClocksAsync(Officer);

        stage.Say("The review is due on 16 February. Nobody does it.");
        await stage.PassUntilAsync(new DateTimeOffset(2026, 2, 24, 10, 0, 0, TimeSpan.Zero));
        await stage.DecideAsync(Worker, review, TaskKinds.DecideClock, "completed", reason: "Reviewed by telephone.");
        await stage.ShowClocksAsync(Officer);
    }

    private static TimeBoxStart Start(Stage stage, string clock, CaseReference reference, LocalDate? lastDay, params (string Name, string Value)[] values) => new()
    {
        Clock = stage.Clock(Council.Somerset, clock),
        Case = reference,
        Service = "domiciliary-care",
        FirstDay = LocalDate.FromDateTime(stage.Now.UtcDateTime),
        LastDay = lastDay,
        Values = values.ToDictionary(one => one.Name, one => one.Value),
    };
}

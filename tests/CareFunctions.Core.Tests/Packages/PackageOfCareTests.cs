using System.Text.Json;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Tasks;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Tests.Packages;

public sealed class PackageOfCareTests
{
    private static readonly CaseReference Case = CaseReference.TryParse("SOM-104233", out var reference) ? reference : throw new InvalidOperationException();
    private static readonly PackageOfCare Package = new(Case, "domiciliary-care", 10, null, []);
    private static readonly OpenIncrease Two = new("two", 2, CivilDays.Starting(new LocalDate(2026, 5, 1), 14));
    private static readonly OpenIncrease Three = new("three", 3, CivilDays.Starting(new LocalDate(2026, 5, 10), 14));

    [Fact]
    public void With_Twice_ChangesNothingTheSecondTime() => Package.With(Two).With(Two).HoursPerWeek.ShouldBe(12);

    [Fact]
    public void Without_Twice_ChangesNothingTheSecondTime() => Package.With(Two).Without("two").Without("two").HoursPerWeek.ShouldBe(10);

    [Fact]
    public void MadePermanent_Twice_AddsTheHoursOnce()
    {
        var package = Package.With(Two).MadePermanent("two").MadePermanent("two");
        package.PlanHoursPerWeek.ShouldBe(12);
        package.Increases.ShouldBeEmpty();
    }

    [Fact]
    public void With_AnIncreaseThatIsClosed_DoesNotBringItBack()
    {
        Package.With(Two).Without("two").With(Two).HoursPerWeek.ShouldBe(10);
        Package.Without("two").With(Two).With(Three).HoursPerWeek.ShouldBe(13);
        Package.With(Two).MadePermanent("two").With(Two).MadePermanent("two").HoursPerWeek.ShouldBe(12);
    }

    [Theory]
    [InlineData(4, 30, 10)]
    [InlineData(5, 1, 12)]
    [InlineData(5, 10, 15)]
    [InlineData(5, 14, 15)]
    [InlineData(5, 15, 13)]
    [InlineData(5, 24, 10)]
    public void HoursOn_EachDay_CountsWhatAppliesThen(int month, int day, int hours) =>
        Package.With(Two).With(Three).HoursOn(new LocalDate(2026, month, day)).ShouldBe(hours);

    [Fact]
    public void PeakAbovePlan_Overlap_IsTheHighestDay()
    {
        var package = Package.With(Two).With(Three);
        package.PeakAbovePlan(CivilDays.Starting(new LocalDate(2026, 5, 1), 9), null).ShouldBe(2);
        package.PeakAbovePlan(CivilDays.Starting(new LocalDate(2026, 5, 1), 10), null).ShouldBe(5);
        package.PeakAbovePlan(CivilDays.Starting(new LocalDate(2026, 5, 1), 10), "two").ShouldBe(3);
        package.PeakAbovePlan(CivilDays.Starting(new LocalDate(2026, 6, 1), 10), null).ShouldBe(0);
    }

    [Fact]
    public void Amendments_StartAndEnd_MirrorEachOther()
    {
        var requested = TemporaryIncreases.Request(SomersetRulebook.Shipped, "email-1", Case, "domiciliary-care", 3, new LocalDate(2026, 5, 10), "p").Next!;
        var running = TemporaryIncreases.Decide(requested, Package.With(Two), IncreaseDecision.Authorise, new Decider("o", "O", ["sourcing-care-officer"]), Instants.At("2026-05-09T09:00:00Z")).Next!;
        var package = Package.With(Two).With(running.Open!);
        var start = IncreaseAmendments.ForStart(running, package);
        (start.System, start.Kind, start.HoursPerWeekFrom, start.HoursPerWeekTo, start.EffectiveDate).ShouldBe(("swift", CommandKind.Amend, 12m, 15m, new LocalDate(2026, 5, 10)));
        start.Clause.ShouldBe("SOM-INC-09");
        IncreaseAmendments.ForStart(running, package.Without("email-1")).ShouldBe(start);

        var expired = TemporaryIncreases.Expire(running, running.ExpiresAt!.Value).Next!;
        var end = IncreaseAmendments.ForEnd(expired, package);
        (end.HoursPerWeekFrom, end.HoursPerWeekTo, end.EffectiveDate).ShouldBe((13m, 10m, new LocalDate(2026, 5, 24)));
        end.CorrelationId.ShouldNotBe(start.CorrelationId);
        Should.Throw<InvalidOperationException>(() => IncreaseAmendments.ForEnd(running, package));
    }

    [Fact]
    public void Amendments_OfOverlappingIncreases_SetAnewWhatWasSetInAdvance()
    {
        // Authorised earlier and told to the system as 10 to 12 from 20 May: then three hours come from 10 May, which nobody counted.
        var later = new OpenIncrease("later", 2, CivilDays.Starting(new LocalDate(2026, 5, 20), 14));
        var running = Running(Package.With(later));
        var package = Package.With(later).With(running.Open!);
        Told(IncreaseAmendments.AfterStart(running, package)).ShouldBe([("amend-hours-up:2026-05-20", 12m, 15m, new LocalDate(2026, 5, 20))]);
        IncreaseAmendments.AfterLongTerm(running, package.MadePermanent("email-1")).ShouldBeEmpty();

        var ended = TemporaryIncreases.Decide(
            running, package, IncreaseDecision.End, new Decider("t", "T", ["triage-worker"]), Instants.At("2026-05-12T09:00:00Z")).Next!;
        Told(IncreaseAmendments.AfterEnd(ended, package.Without("email-1"))).ShouldBe([("amend-hours-back:2026-05-20", 15m, 12m, new LocalDate(2026, 5, 20))]);
        IncreaseAmendments.AfterEnd(TemporaryIncreases.Expire(running, running.ExpiresAt!.Value).Next!, package.Without("email-1")).ShouldBeEmpty();
    }

    [Fact]
    public void Amendments_OfAnIncreaseThatBeginsInTheDaysAdded_CountTheExtension()
    {
        var afterwards = new OpenIncrease("afterwards", 2, CivilDays.Starting(new LocalDate(2026, 5, 24), 14));
        var running = Running(Package.With(afterwards));
        var package = Package.With(afterwards).With(running.Open!);
        IncreaseAmendments.AfterStart(running, package).ShouldBeEmpty();

        var extended = TemporaryIncreases.Decide(
            running, package, IncreaseDecision.Extend, new Decider("m", "M", ["business-manager"]), Instants.At("2026-05-12T09:00:00Z")).Next!;
        Told(IncreaseAmendments.AfterExtension(extended, package.With(extended.Open!), running.Days!.LastDay))
            .ShouldBe([("amend-hours-extended:2026-05-24", 12m, 15m, new LocalDate(2026, 5, 24))]);
        Told(IncreaseAmendments.AfterLongTerm(running, package.MadePermanent("email-1")))
            .ShouldBe([("amend-hours-long-term:2026-05-24", 12m, 15m, new LocalDate(2026, 5, 24))]);
    }

    private static TemporaryIncrease Running(PackageOfCare package)
    {
        var requested = TemporaryIncreases.Request(SomersetRulebook.Shipped, "email-1", Case, "domiciliary-care", 3, new LocalDate(2026, 5, 10), "p").Next!;
        var outcome = TemporaryIncreases.Decide(
            requested, package, IncreaseDecision.Authorise, new Decider("o", "O", ["sourcing-care-officer"]), Instants.At("2026-05-09T09:00:00Z"));
        outcome.Accepted.ShouldBeTrue(outcome.Sentence);
        return outcome.Next!;
    }

    private static IEnumerable<(string, decimal?, decimal?, LocalDate)> Told(IEnumerable<(string Step, SystemCommand Command)> commands) =>
        commands.Select(one => (one.Step, one.Command.HoursPerWeekFrom, one.Command.HoursPerWeekTo, one.Command.EffectiveDate));

    [Fact]
    public void SystemCommand_AsJson_HasTheContractsShape()
    {
        var command = SystemCommand.Amend("email-1", "s", "swift", Case, "domiciliary-care", 10, 14.5m, new LocalDate(2026, 5, 4), "Why.", "SOM-INC-09");
        var text = JsonSerializer.Serialize(command, CareJson.Options);
        text.ShouldBe($$"""{"correlationId":"{{command.CorrelationId}}","system":"swift","kind":"amend","case":"SOM-104233","service":"domiciliary-care","hoursPerWeekFrom":10,"hoursPerWeekTo":14.5,"effectiveDate":"2026-05-04","reason":"Why.","clause":"SOM-INC-09","instanceId":"email-1"}""");
        JsonSerializer.Deserialize<SystemCommand>(text, CareJson.Options).ShouldBe(command);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SystemCommand>(text.Replace("amend", "0", StringComparison.Ordinal), CareJson.Options));
    }
}

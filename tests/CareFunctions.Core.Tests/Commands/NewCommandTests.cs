using System.Text.Json;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Tests.Commands;

public sealed class NewCommandTests
{
    private static readonly LocalDate Monday = new(2026, 5, 4);

    public static TheoryData<string, SystemCommand, string, string> Kinds => new()
    {
        {
            "award", NewCommand.Award(Basis(), "orchard-homecare", Monday, Monday.PlusDays(27), 14, 280.5m),
            "award domiciliary-care with orchard-homecare from 2026-05-04 to 2026-05-31, 14 hours a week, £280.50 a week",
            "Awarded in Proactis: domiciliary-care with orchard-homecare from 2026-05-04 to 2026-05-31, 14 hours a week, £280.50 a week."
        },
        {
            "activate", NewCommand.Activate(Basis(), "orchard-homecare", Monday), "activate domiciliary-care with orchard-homecare from 2026-05-04",
            "Activated in Proactis: domiciliary-care with orchard-homecare from 2026-05-04."
        },
        {
            "amend", NewCommand.Amend(Basis(), Monday, 10, 14.5m), "14.5 hours a week from 2026-05-04 (now 10)",
            "Proactis amended from 10 to 14.5 hours a week, from 2026-05-04."
        },
        {
            "amend", NewCommand.Amend(Basis(), Monday, null, null, 300), "£300.00 a week from 2026-05-04", "Proactis amended: £300.00 a week from 2026-05-04."
        },
        {
            "deactivate", NewCommand.Deactivate(Basis(), new LocalDate(2028, 2, 28)), "end domiciliary-care, last paid day 2028-02-28",
            "Ended in Proactis: domiciliary-care, last paid day 2028-02-28."
        },
        {
            "suspend", NewCommand.Suspend(Basis(), Monday, Monday), "suspend domiciliary-care from 2026-05-04 to 2026-05-04",
            "Suspended in Proactis: domiciliary-care from 2026-05-04 to 2026-05-04."
        },
        {
            "resume", NewCommand.Resume(Basis(), Monday, 7), "resume domiciliary-care from 2026-05-04, 7 hours a week",
            "Resumed in Proactis: domiciliary-care from 2026-05-04, 7 hours a week."
        },
        {
            "note", NewCommand.Note(Basis(), Monday, "Placement agreed."), "the note \"Placement agreed.\"", "Note written in Proactis: Placement agreed."
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Command_EachKind_SaysWhatItAsksForAndReadsBack(string kind, SystemCommand command, string toDo, string done)
    {
        CommandSentences.ToDo(command).ShouldBe(toDo);
        CommandSentences.Done(command, "Proactis").ShouldBe(done);
        command.Clauses.ShouldBe(["SOM-DOM-18", "SOM-DOM-20"]);
        command.CorrelationId.ShouldBe(WorkIdentity.ForStep("event-1", "award"));

        var json = JsonSerializer.Serialize(command, CareJson.Options);
        json.ShouldContain($"\"kind\":\"{kind}\"");
        var read = JsonSerializer.Deserialize<SystemCommand>(json, CareJson.Options)!;
        (read with { FurtherClauses = command.FurtherClauses }).ShouldBe(command);
        read.FurtherClauses.ShouldBe(command.FurtherClauses);
        JsonSerializer.Serialize(JsonSerializer.Deserialize<SystemCommand>(JsonSerializer.Serialize(command)), CareJson.Options).ShouldBe(json);
    }

    [Fact]
    public void Kinds_EveryOne_HasABuilder() =>
        Kinds.Select(row => ((SystemCommand)row[1]).Kind).Distinct().Order().ShouldBe(Enum.GetValues<CommandKind>());

    [Fact]
    public void Deactivate_TheDayAfterTheLast_IsTheFirstWithoutPay() =>
        NewCommand.Deactivate(Basis(), new LocalDate(2028, 2, 28)).EffectiveDate.ShouldBe(new LocalDate(2028, 2, 29));

    [Fact]
    public void Facts_WhatDoesNotApply_IsLeftOut() =>
        CommandSentences.Facts(NewCommand.Suspend(Basis(), Monday)).Keys.ShouldBe(["system", "service", "reason", "effectiveDate", "correlationId"]);

    [Fact]
    public void Builders_WhatNoSystemCouldCarryOut_IsRefused()
    {
        Should.Throw<ArgumentException>(() => NewCommand.Award(Basis(), " ", Monday));
        Should.Throw<ArgumentException>(() => NewCommand.Award(Basis(), "p", Monday, Monday.PlusDays(-1)));
        Should.Throw<ArgumentException>(() => NewCommand.Award(Basis(), "p", Monday, hoursPerWeek: 0));
        Should.Throw<ArgumentException>(() => NewCommand.Activate(Basis(), "p", Monday, hoursPerWeek: 168.5m));
        Should.Throw<ArgumentException>(() => NewCommand.Activate(Basis(), "p", Monday, weeklyRate: -1));
        Should.Throw<ArgumentException>(() => NewCommand.Amend(Basis(), Monday, 4, null));
        Should.Throw<ArgumentException>(() => NewCommand.Amend(Basis(), Monday, -1, 4));
        Should.Throw<ArgumentException>(() => NewCommand.Suspend(Basis(), Monday, Monday.PlusDays(-1)));
        Should.Throw<ArgumentException>(() => NewCommand.Resume(Basis(), Monday, 0));
        Should.Throw<ArgumentException>(() => NewCommand.Note(Basis(), Monday, ""));
        Should.Throw<ArgumentException>(() => NewCommand.Note(Basis(), Monday, new string('x', NewCommand.LongestNote + 1)));
        Should.Throw<ArgumentException>(() => NewCommand.Deactivate(Basis() with { Clauses = [] }, Monday));
        Should.Throw<ArgumentException>(() => NewCommand.Deactivate(Basis() with { System = "" }, Monday));
        Should.Throw<ArgumentException>(() => NewCommand.Deactivate(Basis() with { Reason = "" }, Monday));
    }

    [Fact]
    public void Read_ACommandFromBeforeTheOtherKinds_KeepsItsMeaning()
    {
        var read = JsonSerializer.Deserialize<SystemCommand>(
            """{"correlationId":"c","system":"swift","kind":"amend","case":"SOM-104233","service":"domiciliary-care","hoursPerWeekFrom":10,"hoursPerWeekTo":14.5,"effectiveDate":"2026-05-04","reason":"Why.","clause":"SOM-INC-09","instanceId":"email-1"}""",
            CareJson.Options)!;

        read.Clauses.ShouldBe(["SOM-INC-09"]);
        CommandSentences.Done(read, "SWIFT").ShouldBe("SWIFT amended from 10 to 14.5 hours a week, from 2026-05-04.");
        CommandSentences.ToDo(read).ShouldBe("14.5 hours a week from 2026-05-04 (now 10)");
    }

    private static CommandBasis Basis()
    {
        CaseReference.TryParse("SOM-104233", out var reference).ShouldBeTrue();
        return new CommandBasis(
            "event-1", "award", "proactis", "Proactis", reference!, "domiciliary-care", ["SOM-DOM-18", "SOM-DOM-20"], "A provider was found and confirmed.");
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.SystemCommands.Connectors;
using CareFunctions.Tests.Testing;
using CareSystems.Simulator;
using NodaTime;

namespace CareFunctions.Tests.SystemCommands;

public sealed class ConnectorDeliveryTests
{
    private const string Up = "amend-hours-up";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Command_AnswersLostAndSystemDown_IsMadeOnceWithItsNoteOnce(bool evict)
    {
        await using var simulated = await SimulatedSystems.StartAsync(evict: evict);
        var (care, systems) = (simulated.Care, simulated.Systems);
        systems.Next(
            "swift", SimulatedFault.LoseAnswer, SimulatedFault.LoseAnswer, SimulatedFault.ServerError, SimulatedFault.LoseRequest, SimulatedFault.Busy,
            SimulatedFault.WithdrawToken);

        await simulated.AuthoriseIncreaseAsync();
        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(0);
        await care.AdvanceAsync(TimeSpan.FromHours(1));

        var made = systems.Ledger("swift").ChangesOf(care.Reference).ShouldHaveSingleItem();
        (made.Kind, made.HoursPerWeek, made.EffectiveDate).ShouldBe(("amend", 18m, "2026-01-06"));
        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(1);
        (await care.NotesAsync()).Single(note => note["step"]!.GetValue<string>() == Up)["who"]!.GetValue<string>().ShouldBe("SWIFT (connector)");
        (await care.TasksAsync(TaskKinds.CarryOutCommand)).ShouldBeEmpty();
        systems.Requests.ShouldBe(7);
    }

    [Fact]
    public async Task Command_RestartWhileTheSystemIsDown_GoesOnAfterIt()
    {
        await using var simulated = await SimulatedSystems.StartAsync();
        var (care, systems) = (simulated.Care, simulated.Systems);
        systems.Next("swift", SimulatedFault.LoseAnswer, SimulatedFault.ServerError);
        await simulated.AuthoriseIncreaseAsync();

        await care.Embedded.RestartAsync(TimeSpan.FromMinutes(20));
        await care.AdvanceAsync(TimeSpan.FromHours(1));

        systems.Ledger("swift").ChangesOf(care.Reference).Count.ShouldBe(1);
        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(1);
    }

    [Fact]
    public async Task Command_Refused_BecomesATaskThatSaysWhyAndIsNotedOnce()
    {
        await using var simulated = await SimulatedSystems.StartAsync();
        var care = simulated.Care;
        simulated.Systems.Next("swift", SimulatedFault.Refuse);

        await simulated.AuthoriseIncreaseAsync();

        var task = (await care.TasksAsync(TaskKinds.CarryOutCommand)).ShouldHaveSingleItem();
        task["facts"]!["systemSaid"]!.GetValue<string>().ShouldBe("The system will not have it");
        task["title"]!.GetValue<string>().ShouldBe("Enter in SWIFT: 18 hours a week from 2026-01-06 (now 14); the connector could not make the change.");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        await care.AdvanceAsync(TimeSpan.FromDays(2));
        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(1);
        simulated.Systems.Ledger("swift").ChangesOf(care.Reference).ShouldBeEmpty();
        simulated.Systems.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task Command_SystemDownForADay_BecomesATaskAndIsNotSentAnyMore()
    {
        await using var simulated = await SimulatedSystems.StartAsync(options => options.Rates[SimulatedFault.ServerError] = 1);
        var care = simulated.Care;
        await simulated.AuthoriseIncreaseAsync();

        await care.AdvanceAsync(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));

        (await care.TasksAsync(TaskKinds.CarryOutCommand)).ShouldHaveSingleItem()["title"]!.GetValue<string>().ShouldContain("check first whether the change is there already");
        var asked = simulated.Systems.Requests;
        asked.ShouldBeInRange(90, 120);
        await care.AdvanceAsync(TimeSpan.FromDays(1));
        simulated.Systems.Requests.ShouldBe(asked);
    }

    [Fact]
    public async Task Command_TakenWith202_WaitsForThePostedResult()
    {
        await using var simulated = await SimulatedSystems.StartAsync();
        var (care, systems) = (simulated.Care, simulated.Systems);
        systems.Next("swift", SimulatedFault.AnswerLater);
        await simulated.AuthoriseIncreaseAsync();
        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(0);

        (await systems.PostLaterAnswersAsync()).ShouldBe(1);
        await care.RunAsync();

        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(1);
        await care.AdvanceAsync(TimeSpan.FromHours(5));
        systems.Requests.ShouldBe(1);
        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(1);
    }

    [Fact]
    public async Task Command_TakenWith202AndTheResultLost_IsAskedAgain()
    {
        await using var simulated = await SimulatedSystems.StartAsync();
        var (care, systems) = (simulated.Care, simulated.Systems);
        systems.Next("swift", SimulatedFault.AnswerLater);
        await simulated.AuthoriseIncreaseAsync();
        systems.LoseLaterAnswers();

        await care.AdvanceAsync(TimeSpan.FromMinutes(61));

        (await simulated.NotesOfAsync(care.Reference, Up)).ShouldBe(1);
        systems.Ledger("swift").ChangesOf(care.Reference).Count.ShouldBe(1);
        systems.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task Token_UsedUntilItsEnd_ThenAnotherIsAskedFor()
    {
        await using var simulated = await SimulatedSystems.StartAsync(options => options.TokenLife = TimeSpan.FromDays(1));
        var care = simulated.Care;
        await simulated.AuthoriseIncreaseAsync();
        simulated.Systems.TokensIssued.ShouldBe(1);

        // The increase ends two weeks later, and the hours go back.
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 20, 1, 0, 0, TimeSpan.Zero));

        simulated.Systems.Ledger("swift").ChangesOf(care.Reference).Select(change => change.HoursPerWeek).ShouldBe([18m, 14m]);
        simulated.Systems.TokensIssued.ShouldBe(2);
        (await simulated.NotesOfAsync(care.Reference, "amend-hours-back")).ShouldBe(1);
    }

    [Fact]
    public async Task Commands_EveryKind_ChangeTheSystemOnceAndTheImpossibleIsRefused()
    {
        await using var simulated = await SimulatedSystems.StartAsync(options => options.UnknownServicesAreActive = false);
        var (care, systems) = (simulated.Care, simulated.Systems);
        await care.RegisterAsync();
        await care.SendAsync("provider-emails", care.Email());
        var waiting = (await care.TasksAsync())[0]["instanceId"]!.GetValue<string>();
        var monday = new LocalDate(2026, 1, 5);
        CommandBasis Basis(string step) => new(waiting, step, "proactis", "Proactis", Reference(care), "domiciliary-care", ["SOM-DOM-18"], "A test.");
        (SystemCommand Command, bool Made)[] commands =
        [
            (NewCommand.Amend(Basis("1"), monday, 4, 5), false),
            (NewCommand.Award(Basis("2"), "orchard-homecare", monday, hoursPerWeek: 14, weeklyRate: 280.5m), true),
            (NewCommand.Award(Basis("3"), "other-homecare", monday), false),
            (NewCommand.Activate(Basis("4"), "orchard-homecare", monday), true),
            (NewCommand.Amend(Basis("5"), monday.PlusDays(7), 14, 16), true),
            (NewCommand.Suspend(Basis("6"), monday.PlusDays(9)), true),
            (NewCommand.Suspend(Basis("7"), monday.PlusDays(9)), false),
            (NewCommand.Resume(Basis("8"), monday.PlusDays(12)), true),
            (NewCommand.Note(Basis("9"), monday, "Placement agreed."), true),
            (NewCommand.Deactivate(Basis("10"), monday.PlusDays(20)), true),
            (NewCommand.Deactivate(Basis("11"), monday.PlusDays(20)), false),
        ];

        foreach (var (command, made) in commands)
        {
            // Twice, as a queue may.
            var text = JsonSerializer.Serialize(new ConnectorDispatch(command, care.Embedded.Clock.GetUtcNow().AddDays(1)), CareJson.Options);
            await care.Queue(Queues.ConnectorCommands).SendMessageAsync(text);
            await care.SendAsync(Queues.ConnectorCommands, text);

            var delivery = await care.Embedded.DurableClient.GetInstanceAsync(ConnectorDelivery.InstanceOf(command.CorrelationId), getInputsAndOutputs: true);
            delivery!.ReadOutputAs<string>().ShouldBe(made ? "done" : "refused", command.Kind.ToString());
        }

        systems.Requests.ShouldBe(commands.Length);
        systems.Ledger("proactis").ChangesOf(care.Reference).Select(change => change.Kind)
            .ShouldBe(["award", "activate", "amend", "suspend", "resume", "note", "deactivate"]);
        using var http = new HttpClient();
        var held = JsonNode.Parse(await http.GetStringAsync(new Uri(systems.Address, $"/systems/proactis/cases/{care.Reference}")))!;
        held["services"]!["domiciliary-care"]!["state"]!.GetValue<string>().ShouldBe("Ended");
        held["services"]!["domiciliary-care"]!["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(16);
        held["services"]!["domiciliary-care"]!["endDate"]!.GetValue<string>().ShouldBe("2026-01-25");
        held["notes"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("Placement agreed.");
    }

    [Theory]
    [InlineData(20261122)]
    public async Task Commands_RandomFaults_EachIsMadeOnceWithItsNoteOnce(int seed)
    {
        await using var simulated = await SimulatedSystems.StartAsync(options =>
        {
            options.Seed = seed;
            options.Rates[SimulatedFault.LoseAnswer] = 0.25;
            options.Rates[SimulatedFault.LoseRequest] = 0.1;
            options.Rates[SimulatedFault.ServerError] = 0.15;
            options.Rates[SimulatedFault.Busy] = 0.1;
            options.Rates[SimulatedFault.AnswerLater] = 0.1;
            options.Rates[SimulatedFault.WithdrawToken] = 0.1;
        });
        var (care, systems) = (simulated.Care, simulated.Systems);
        var number = int.Parse(care.Reference[4..], System.Globalization.CultureInfo.InvariantCulture) + 500_000;
        string[] references = [.. Enumerable.Range(number, 12).Select(one => $"SOM-{one}")];
        foreach (var reference in references)
        {
            await simulated.AuthoriseIncreaseAsync(reference);
        }

        for (var hour = 0; hour < 20; hour++)
        {
            if (hour % 3 == 0)
            {
                await systems.PostLaterAnswersAsync();
            }

            await care.AdvanceAsync(TimeSpan.FromHours(1));
        }

        systems.Requests.ShouldBeGreaterThan(references.Length, $"seed {seed}");
        foreach (var reference in references)
        {
            systems.Ledger("swift").ChangesOf(reference).Count.ShouldBe(1, $"{reference}, seed {seed}");
            (await simulated.NotesOfAsync(reference, Up)).ShouldBe(1, $"{reference}, seed {seed}");
            (await care.GetAsync(Person.Officer, $"/api/tasks?case={reference}&kind={TaskKinds.CarryOutCommand}&state=any")).Json["tasks"]!.AsArray()
                .ShouldBeEmpty($"{reference}, seed {seed}");
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"command":{"system":"swift"}}""")]
    [InlineData("null")]
    public async Task Queue_WhatIsNoCommand_GoesToTheFailureDesk(string text)
    {
        await using var care = await CareApplication.StartAsync();
        var before = (await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.ConnectorCommands}", "failures")).Count;

        await care.SendAsync(Queues.ConnectorCommands, text);

        (await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.ConnectorCommands}", "failures")).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Start_ConnectorForAnUnknownSystem_IsRefusedByName()
    {
        var fault = await Should.ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => CareApplication.StartAsync(connectors: "swift, abacus"));

        fault.Message.ShouldContain("'abacus'");
    }

    private static CaseReference Reference(CareApplication care) =>
        CaseReference.TryParse(care.Reference, out var reference) ? reference : throw new InvalidOperationException(care.Reference);
}

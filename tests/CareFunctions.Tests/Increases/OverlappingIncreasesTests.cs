using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Increases;

/// <summary>SWIFT is told hours from a day on, for some days in advance: a change that touches such a day must set it anew (SOM-INC-09).</summary>
public sealed class OverlappingIncreasesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SecondIncrease_BeginsBeforeTheFirst_SwiftIsRightOnEveryDay(bool evict)
    {
        await using var care = await CareApplication.StartAsync(evict);
        await care.RegisterAsync();
        await AuthoriseAsync(care, 2, "12 January 2026");
        (await ToEnterAsync(care)).ShouldBe(["2026-01-12: 14 to 16"]);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");

        await AuthoriseAsync(care, 3, "6 January 2026");
        (await ToEnterAsync(care)).ShouldBe(["2026-01-06: 14 to 17", "2026-01-12: 16 to 19"]);
        await ConfirmAllAsync(care);

        // The second one ends before the first has begun.
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 8, 12, 0, 0, TimeSpan.Zero));
        var decide = (await care.TasksAsync(TaskKinds.DecideLongTermIncrease)).Single(task => task["facts"]!["hoursPerWeek"]!.GetValue<string>() == "3");
        await care.DecideAsync(Person.Triage, decide["id"]!.GetValue<string>(), "end");

        (await ToEnterAsync(care)).ShouldBe(["2026-01-09: 17 to 14", "2026-01-12: 19 to 16"]);
        await ConfirmAllAsync(care);
        (await care.NoteStepsAsync()).Count(step => step.StartsWith("amend-hours", StringComparison.Ordinal)).ShouldBe(5);
        (await care.GetAsync(Person.Officer, $"/api/cases/somerset/{care.Reference}/notes/verify")).Json["intact"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task FirstIncrease_IsExtendedOverTheSecondsStart_SwiftIsRightOnThatDay()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await AuthoriseAsync(care, 2, "6 January 2026");
        await AuthoriseAsync(care, 3, "20 January 2026");
        (await ToEnterAsync(care)).ShouldBe(["2026-01-06: 14 to 16", "2026-01-20: 14 to 17"]);
        await ConfirmAllAsync(care);

        var extend = (await care.TasksAsync(TaskKinds.ExtendTemporaryIncrease)).Single(task => task["facts"]!["hoursPerWeek"]!.GetValue<string>() == "2");
        await care.DecideAsync(Person.Manager, extend["id"]!.GetValue<string>(), "extend");

        (await ToEnterAsync(care)).ShouldBe(["2026-01-20: 17 to 19"]);
    }

    [Fact]
    public async Task FirstIncrease_BecomesLongTerm_TheSecondIsOnTopOfTheNewPlan()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await AuthoriseAsync(care, 2, "6 January 2026");
        await AuthoriseAsync(care, 3, "20 January 2026");
        await ConfirmAllAsync(care);

        var decide = (await care.TasksAsync(TaskKinds.DecideLongTermIncrease)).Single(task => task["facts"]!["hoursPerWeek"]!.GetValue<string>() == "2");
        await care.DecideAsync(Person.Triage, decide["id"]!.GetValue<string>(), "long-term");

        (await ToEnterAsync(care)).ShouldBe(["2026-01-20: 17 to 19"]);
    }

    private static async Task AuthoriseAsync(CareApplication care, int hours, string from)
    {
        await care.SendAsync(Queues.ProviderEmails, care.Email(text: $"Please increase the care for {care.Reference} by {hours} hours a week from {from}."));
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
    }

    private static async Task<IReadOnlyList<string>> ToEnterAsync(CareApplication care) =>
    [
        .. (await care.TasksAsync(TaskKinds.CarryOutCommand)).Select(task => task["facts"]!)
            .Select(facts => $"{facts["effectiveDate"]}: {facts["hoursPerWeekFrom"]} to {facts["hoursPerWeekTo"]}").Order(StringComparer.Ordinal),
    ];

    private static async Task ConfirmAllAsync(CareApplication care)
    {
        foreach (var task in await care.TasksAsync(TaskKinds.CarryOutCommand))
        {
            await care.DecideAsync(Person.Officer, task["id"]!.GetValue<string>(), "confirm");
        }
    }
}

using CareFunctions.Cases;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Packages;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Orchestration;
using CareFunctions.SystemCommands;
using Microsoft.DurableTask;
using NodaTime;

namespace CareFunctions.Increases;

/// <summary>Keeps the hours in SWIFT right while an increase starts, runs longer and ends, its effect on other increases of the case included. The
/// changes run beside the time box: a clock must not wait until somebody has typed something in.</summary>
internal sealed class SwiftHours(TaskOrchestrationContext context, CaseSteps steps)
{
    private readonly List<Task> _changes = [];

    /// <summary>Raises the hours.</summary>
    public async Task StartAsync(TemporaryIncrease increase)
    {
        var package = await PackageAsync(increase);
        Begin([(IncreaseAmendments.StartStep, IncreaseAmendments.ForStart(increase, package)), .. IncreaseAmendments.AfterStart(increase, package)]);
    }

    /// <summary>Counts the days that an extension added.</summary>
    public async Task ExtendAsync(TemporaryIncrease increase, LocalDate formerLastDay) =>
        Begin(IncreaseAmendments.AfterExtension(increase, await PackageAsync(increase), formerLastDay));

    /// <summary>Counts the hours as part of the plan.</summary>
    public async Task KeepAsync(TemporaryIncrease increase) =>
        Begin(IncreaseAmendments.AfterLongTerm(increase, await PackageAsync(increase)));

    /// <summary>Takes the hours back.</summary>
    public async Task TakeBackAsync(TemporaryIncrease increase)
    {
        var package = await PackageAsync(increase);
        Begin([(IncreaseAmendments.EndStep, IncreaseAmendments.ForEnd(increase, package)), .. IncreaseAmendments.AfterEnd(increase, package)]);
    }

    /// <summary>Waits until every change is confirmed and noted.</summary>
    public Task ConfirmedAsync() => Task.WhenAll(_changes);

    private void Begin(IEnumerable<(string Step, SystemCommand Command)> commands) =>
        _changes.AddRange(commands.Select(one => SystemChange.ApplyAsync(context, steps, one.Step, one.Command, CommandOwner.SourcingCare)));

    private Task<PackageOfCare> PackageAsync(TemporaryIncrease increase) =>
        context.CallActivityAsync<PackageOfCare>(CaseActivities.Find, increase.Case, Retry.Always);
}

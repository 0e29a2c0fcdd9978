using CareFunctions.Core.TimeBoxes;
using CareFunctions.Orchestration;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using Microsoft.DurableTask;
using static CareFunctions.Increases.TemporaryIncreaseOrchestration;

namespace CareFunctions.Increases;

/// <summary>An increase from its authorisation to its end.</summary>
internal sealed class AuthorisedIncrease(
    TaskOrchestrationContext context, CaseSteps steps, TemporaryIncrease authorised, TaskDecision authorisation, Task<CaseEnding> caseEnded)
{
    private readonly SwiftHours _swift = new(context, steps);

    /// <summary>Amends SWIFT, runs the time box, and either makes the hours long-term or takes them back.</summary>
    public async Task<IncreaseResult> RunAsync()
    {
        var days = Text($"from {authorised.Days!.FirstDay:yyyy-MM-dd} to {authorised.Days.LastDay:yyyy-MM-dd}");
        await steps.NoteAsync("authorised", authorisation,
            Text($"Temporary increase of {authorised.HoursPerWeek:0.##} hours a week authorised {days}."), Clause.SourcingCareLimit);
        await steps.NotifyAsync("authorised", "increase-authorised", "provider",
            Text($"{authorised.HoursPerWeek:0.##} hours a week more are authorised {days}."), Clause.SourcingCareLimit);

        await _swift.StartAsync(authorised);
        var (increase, decision) = await new IncreaseTimeBox(context, steps, _swift, authorised, authorisation).RunAsync(caseEnded);
        if (increase.State == IncreaseState.LongTerm)
        {
            await _swift.KeepAsync(increase);
            await steps.NoteAsync("long-term", decision!,
                Text($"The increase of {increase.HoursPerWeek:0.##} hours a week is long-term: part of the plan now."), Clause.TriageLongTerm);
            await steps.NotifyAsync("long-term", "increase-long-term", "provider", "The increase is long-term.", Clause.TriageLongTerm);
            await _swift.ConfirmedAsync();
            return new IncreaseResult("long-term", increase.Case, increase.HoursPerWeek, increase.Days);
        }

        return await TakeBackAsync(increase, decision);
    }

    private async Task<IncreaseResult> TakeBackAsync(TemporaryIncrease increase, TaskDecision? decision)
    {
        var from = Text($"{increase.HoursGoBackOn!.Value:yyyy-MM-dd}");
        await _swift.TakeBackAsync(increase);
        var state = increase.State == IncreaseState.Expired ? "expired" : "ended";
        if (increase.State == IncreaseState.Expired)
        {
            await steps.NoteAsync("expired", "CareFunctions (time box)",
                $"Nobody decided for the long term in time: the hours go back from {from}.", Clause.TriageLongTerm);
        }
        else if (decision is not null)
        {
            await steps.NoteAsync("ended", decision, $"The increase ends: the hours go back from {from}.", Clause.TriageLongTerm);
        }

        var text = Text($"The temporary {increase.HoursPerWeek:0.##} hours a week end; from {from} the plan's hours apply.");
        await steps.NotifyAsync("end-provider", "increase-" + state, "provider", text, Clause.TriageLongTerm);
        await steps.NotifyAsync("end-triage", "increase-" + state, "triage", text, Clause.TriageLongTerm);
        await _swift.ConfirmedAsync();
        return new IncreaseResult(state, increase.Case, increase.HoursPerWeek, increase.Days);
    }
}

using System.Text.Json;
using CareFunctions.Core.Procedures;
using CareFunctions.Orchestration;
using CareFunctions.Work;
using Microsoft.DurableTask;

namespace CareFunctions.Procedures;

/// <summary>One procedure while it runs: registered, noted at its start and end, and told when its case ends.</summary>
internal sealed class RunningProcedure(TaskOrchestrationContext context, ProcedureWork work, Task<CaseEnding> caseEnded)
{
    private readonly DateTimeOffset _since = context.CurrentUtcDateTime;
    private readonly CaseSteps _steps = new(context, work.Start.Case);

    private ProcedureStart Start => work.Start;

    private ProcedureRule Rule => Start.Plan.Procedures.First(one => one.Id == Start.Plan.Procedure);

    private string Clauses => string.Join(", ", Rule.Clauses);

    private string ByItself => $"CareFunctions ({Rule.Name})";

    /// <summary>Follows the procedure to its end.</summary>
    public async Task<ProcedureResult> RunAsync()
    {
        await context.CallActivityAsync(RunningWorkActivities.Register, Registered(work, context.InstanceId, context.Parent?.InstanceId, _since), Retry.Always);
        await _steps.NoteAsync("procedure-started", ByItself, $"{Rule.Name} begins (rulebook {Start.Plan.Edition.Declared}).", Clauses);
        context.SetCustomStatus(new ProcedureStatus(Rule.Id, Rule.Name, Start.Case, Start.Service, Start.Plan.Edition));

        var result = await ProcedureInterpreter.RunAsync(Start, new DurableEffects(context, work, _steps, ByItself, caseEnded));
        if (result.Outcome == StepResult.CaseEnded)
        {
            var ending = await caseEnded;
            await _steps.NoteAsync("procedure-ended", ending.By ?? ByItself, $"{Rule.Name} ends, because the case ended ({ending.Why}).", Clauses);
        }
        else
        {
            await _steps.NoteAsync("procedure-ended", ByItself, $"{Rule.Name} is over: {result.Outcome.Replace('-', ' ')}.", Clauses);
        }

        await context.CallActivityAsync(RunningWorkActivities.Remove, new EndedWork(Start.Case, context.InstanceId), Retry.Always);
        return result;
    }

    /// <summary>The register's row of a procedure.</summary>
    public static RunningWork Registered(ProcedureWork work, string instanceId, string? waitedForBy, DateTimeOffset since) => new()
    {
        InstanceId = instanceId,
        Case = work.Start.Case,
        Kind = RunningWorkKind.Procedure,
        Id = work.Start.Plan.Procedure,
        Service = work.Start.Service,
        Request = JsonNamingPolicy.KebabCaseLower.ConvertName(work.Start.Request.ToString()),
        ParentInstance = waitedForBy,
        BegunBy = work.BegunBy,
        Since = since,
    };
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.CaseNotes;
using CareFunctions.Cases;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.PenPictures;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using CareFunctions.Work;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Tests.Procedures;

/// <summary>A scripted run on the real orchestration: the tasks it opens are decided as the script answers.</summary>
internal sealed class DurableRun(CareApplication care, ScriptedRun run, CaseReference reference)
{
    private const int MostSteps = 200;

    private readonly string _instance = "run-" + Guid.NewGuid().ToString("n");
    private readonly List<(string Kind, string Step, StepResult Result)> _left = [.. run.Answers];
    private readonly HashSet<string> _decided = [];
    private ProcedureStart? _begun;
    private int _steps;

    /// <summary>What it is called.</summary>
    public string Title => run.Title;

    private ProcedureStart Begun => _begun ??= Start();

    private IServiceProvider Services => care.Embedded.Services;

    private DurableTaskClient Client => care.Embedded.DurableClient;

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        // What is asked above a plan is authorised only where the plan is known.
        if (run.Answers.Any(one => one.Kind == "increase" && one.Result.Outcome != "not-an-increase"))
        {
            var package = new PackageOfCare(reference, run.Service, decimal.Parse(run.Values["hoursPerWeekFrom"], CultureInfo.InvariantCulture), "prv-willow", []);
            await Services.GetRequiredService<PackageTable>().ChangeAsync(reference, _ => package, CancellationToken.None);
        }

        await Client.ScheduleNewOrchestrationInstanceAsync(
            ProcedureOrchestration.Name, new ProcedureWork(Begun), new StartOrchestrationOptions(_instance), CancellationToken.None);
    }

    /// <summary>Decides what waits next, once everything else has come to rest.</summary>
    /// <param name="tasks">The open tasks of every case, read once for all runs.</param>
    /// <param name="work">Everything that runs.</param>
    /// <returns>In what it differs from the script, when it is over; null when it goes on.</returns>
    public async Task<IReadOnlyList<string>?> StepAsync(IReadOnlyList<CareTask> tasks, IReadOnlyList<RunningWork> work)
    {
        var metadata = await Client.GetInstanceAsync(_instance, getInputsAndOutputs: true, CancellationToken.None);
        if (metadata!.IsCompleted)
        {
            return metadata.RuntimeStatus == OrchestrationRuntimeStatus.Completed
                ? await CompareAsync(metadata.ReadOutputAs<ProcedureResult>()!, Begun.Plan)
                : [$"it is {metadata.RuntimeStatus}: {metadata.FailureDetails?.ErrorMessage}"];
        }

        return _steps++ == MostSteps
            ? [$"it does not come to an end within {MostSteps} decisions."]
            : await NextAsync(Begun.Plan, tasks, work) is { } stuck ? [stuck] : null;
    }

    private ProcedureStart Start()
    {
        var (rulebook, book) = ShippedBooks.Of(run);
        return run.Start(rulebook, book) with { Case = reference };
    }

    private async Task<string?> NextAsync(ProcedurePlan plan, IReadOnlyList<CareTask> tasks, IReadOnlyList<RunningWork> work)
    {
        var beside = Beside([.. work.Where(one => one.Case == reference)]);
        var open = tasks.Where(task => task.Case == reference && !beside.Contains(task.InstanceId) && !_decided.Contains(task.Id)).ToList();
        if (open.FirstOrDefault(task => task.Kind == TaskKinds.CarryOutCommand) is { } command)
        {
            return await DecideAsync(command, StepResult.Of("confirm"), "connector");
        }

        for (var index = 0; index < _left.Count; index++)
        {
            var (kind, step, result) = _left[index];
            if (open.FirstOrDefault(task => IsFor(task, kind, step, plan)) is { } task)
            {
                if (kind == "increase")
                {
                    return await IncreaseAsync(task, index, result.Outcome);
                }

                _left.RemoveAt(index);
                switch (result.Outcome)
                {
                    case StepResult.CaseEnded:
                        await Client.RaiseEventAsync(_instance, CaseEnding.Event, new CaseEnding("withdrawn", "Operational Team", care.Embedded.Clock.GetUtcNow()), CancellationToken.None);
                        return null;
                    case ClockRule.Lapsed when kind == "clock":
                        await care.AdvanceToAsync(task.ExpiresAt!.Value);
                        return null;
                    default:
                        return await DecideAsync(task, result, "person-" + step);
                }
            }
        }

        return $"it waits for {string.Join(", ", open.Select(task => $"{task.Kind} ({task.Title})"))}, and the script has {string.Join(", ", _left.Select(one => one.Kind + " " + one.Step))}.";
    }

    // Authorised first, then decided or left to run out; the line is used up with the last of them.
    private async Task<string?> IncreaseAsync(CareTask task, int index, string outcome)
    {
        if (task.Kind == TaskKinds.AuthoriseTemporaryIncrease && outcome != "declined")
        {
            return await DecideAsync(task, StepResult.Of("authorise"), "officer");
        }

        _left.RemoveAt(index);
        if (outcome == "expired")
        {
            await care.AdvanceToAsync(task.ExpiresAt!.Value);
            return null;
        }

        return await DecideAsync(task, StepResult.Of(outcome switch { "declined" => "decline", "ended" => "end", _ => outcome }), "triage");
    }

    private static bool IsFor(CareTask task, string kind, string step, ProcedurePlan plan) => kind switch
    {
        "answer" => task.Kind == step,
        "increase" => task.Kind is TaskKinds.AuthoriseTemporaryIncrease or TaskKinds.DecideLongTermIncrease or TaskKinds.ReadEmail,
        _ => IsForClock(task, step, plan),
    };

    private static bool IsForClock(CareTask task, string step, ProcedurePlan plan) =>
        task.Kind == TaskKinds.DecideClock
            && plan.Procedures.SelectMany(one => one.AllSteps()).Any(one => one.Id == step && one.Clock is not null
                && plan.Clocks.First(clock => clock.Id == one.Clock).Name == task.Facts["clock"]);

    private async Task<string?> DecideAsync(CareTask open, StepResult result, string person)
    {
        var (task, version) = (await Services.GetRequiredService<TaskTable>().FindAsync(open.Id, CancellationToken.None))!.Value;
        var details = new JsonObject();
        foreach (var (name, value) in result.Values)
        {
            // What the script says that the step does not ask for (a clock's last day, say) is not decided.
            if (task.Fields.FirstOrDefault(field => field.Name == name) is { } field)
            {
                details[name] = field.Type switch
                {
                    TaskFieldType.WeeklyHours or TaskFieldType.Money or TaskFieldType.Number => JsonValue.Create(decimal.Parse(value, CultureInfo.InvariantCulture)),
                    TaskFieldType.Flag => JsonValue.Create(bool.Parse(value)),
                    TaskFieldType.List => new JsonArray([.. value.Split(';', StringSplitOptions.TrimEntries).Select(one => JsonValue.Create(one))]),
                    _ => JsonValue.Create(value),
                };
            }
        }

        if (task.AnsweredBy.FirstOrDefault(rule => rule.PenPicture && rule.Outcome == result.Outcome) is { } answer)
        {
            details[answer.Fields!.Keys.Single()] = await ConfirmedPictureAsync();
        }

        var (body, invalid) = DecisionBody.Read(
            JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["outcome"] = result.Outcome, ["reason"] = "As the script says.", ["details"] = details }), task);
        if (invalid is not null)
        {
            return $"{open.Kind}: {JsonSerializer.Serialize(invalid)}";
        }

        _decided.Add(task.Id);
        var deciding = await Services.GetRequiredService<TaskDeciding>().DecideAsync(
            Client, task, version, body!, new AnsweringPerson(person, person, task.Role), CancellationToken.None);
        return deciding.Decided ? null : $"{open.Kind} was not decided: {JsonSerializer.Serialize(deciding.Refused)}";
    }

    // As if it had been confirmed and nothing had heard of it: a person names it.
    private async Task<string> ConfirmedPictureAsync()
    {
        var kept = new KeptPenPicture
        {
            Opportunity = "OPP-" + Guid.NewGuid().ToString("n"),
            Case = reference,
            Service = run.Service,
            State = PenPictureState.Confirmed,
            MadeBy = "person-maker",
            MadeAt = care.Embedded.Clock.GetUtcNow(),
            SettledBy = "person-confirmer",
            SettledAt = care.Embedded.Clock.GetUtcNow(),
        };
        await Services.GetRequiredService<PenPictureTable>().AddAsync(kept, CancellationToken.None);
        return kept.Opportunity;
    }

    // What runs beside is another run's business. An increase is registered by itself, though its procedure waits for it.
    private HashSet<string> Beside(IReadOnlyList<RunningWork> work)
    {
        var beside = work.Where(one => one.ParentInstance is null && one.InstanceId != _instance && one.Id != "temporary-increase").Select(one => one.InstanceId).ToHashSet();
        while (work.Where(one => one.ParentInstance is { } parent && beside.Contains(parent)).Any(one => beside.Add(one.InstanceId)))
        {
            // Until nothing more is added.
        }

        return beside;
    }

    private async Task<IReadOnlyList<string>> CompareAsync(ProcedureResult result, ProcedurePlan plan)
    {
        var faults = new List<string>();
        if (result.Outcome != run.Outcome)
        {
            faults.Add($"it ended as {result.Outcome}, not as {run.Outcome}.");
        }

        // A script may let several holds lapse on one day: after the first, the others are over as they begin.
        _left.RemoveAll(one => one is { Kind: "clock", Result.Outcome: ClockRule.Lapsed } && run.Answers.Count(answer => answer.Step == one.Step) > 1);
        faults.AddRange(_left.Select(one => $"'{one.Kind} {one.Step}' was not asked."));
        var steps = plan.Procedures.SelectMany(one => one.AllSteps()).ToLookup(one => one.Id, one => one.Do);
        var noted = (await Services.GetRequiredService<CaseNoteTable>().ListAsync(reference, CancellationToken.None))
            .Select(note => note.Step.Split('/')[^1]).ToHashSet(StringComparer.Ordinal);
        foreach (var named in run.Expected.Select(words => words.FirstOrDefault(word => steps[word].Any(kind => kind is StepKind.Change or StepKind.Note))).OfType<string>())
        {
            if (!noted.Contains(named))
            {
                faults.Add($"{named} left no note.");
            }
        }

        return faults;
    }
}

using System.Collections.Concurrent;
using CareFunctions.CaseNotes;
using CareFunctions.Core.CaseNotes;
using CareFunctions.FailureDesk;
using CareFunctions.Notifications;
using CareFunctions.Tasks;
using CareFunctions.TimeBoxes;
using CareFunctions.Work;
using Microsoft.DurableTask;

namespace CareFunctions.Tests.TimeBoxes;

/// <summary>The world around the clocks, in memory: tasks, notes, notifications and the register, and the activities that reach them. What the rules say is
/// the application's own; only storage is replaced, so that a year of ten thousand cases fits into a test.</summary>
internal sealed class OfficeInMemory
{
    private readonly ConcurrentDictionary<string, CareTask> _tasks = new();
    private readonly ConcurrentDictionary<(string Instance, string Step), CaseNoteEntry> _notes = new();
    private readonly ConcurrentDictionary<string, Notification> _notifications = new();

    public OfficeInMemory()
    {
        Registry = new DurableTaskRegistry();
        Registry.AddOrchestratorFunc(TimeBoxOrchestration.Name, context => TimeBoxOrchestration.RunAsync(context));
        Registry.AddActivityFunc<TimeBoxBeginning, Core.TimeBoxes.TimeBoxOutcome>(TimeBoxActivities.Begin, (_, input) => TimeBoxActivities.BeginTimeBox(input));
        Registry.AddActivityFunc<TimeBoxMove, Core.TimeBoxes.TimeBoxOutcome>(TimeBoxActivities.Move, (_, input) => TimeBoxActivities.MoveTimeBox(input));
        Registry.AddActivityFunc<CaseNoteEntry, int>(CaseNoteActivities.Append, (_, entry) => Write(entry));
        Registry.AddActivityFunc<Notification, object?>(NotificationActivities.Notify, (_, notification) => Tell(notification));
        Registry.AddActivityFunc<OpenTaskRequest, OpenedTask>(TaskActivities.Open, (_, request) => Open(request));
        Registry.AddActivityFunc<TaskEnding, TaskDecision?>(TaskActivities.End, (_, ending) => End(ending));
        Registry.AddActivityFunc<TaskTimes, object?>(TaskActivities.Reschedule, (_, times) => Reschedule(times));
        Registry.AddActivityFunc<string, object?>(TaskActivities.TakenUp, (_, taskId) => TakenUp.TryAdd(taskId, 0));
        Registry.AddActivityFunc<RunningWork, object?>(RunningWorkActivities.Register, (_, work) => Running[work.InstanceId] = work);
        Registry.AddActivityFunc<EndedWork, object?>(RunningWorkActivities.Remove, (_, work) => Running.TryRemove(KeyValuePair.Create(work.InstanceId, Running.GetValueOrDefault(work.InstanceId)!)));
        Registry.AddActivityFunc<BrokenProcedure, object?>(FailureActivities.Record, (_, broken) => Broken[broken.InstanceId] = broken);
    }

    public DurableTaskRegistry Registry { get; }

    /// <summary>Every note, once for its step.</summary>
    public IEnumerable<CaseNoteEntry> Notes => _notes.Values;

    /// <summary>Every notification, once for its id.</summary>
    public IEnumerable<Notification> Notifications => _notifications.Values;

    public ConcurrentDictionary<string, RunningWork> Running { get; } = new();

    public ConcurrentDictionary<string, BrokenProcedure> Broken { get; } = new();

    public ConcurrentDictionary<string, byte> TakenUp { get; } = new();

    public IEnumerable<CareTask> Tasks => _tasks.Values;

    /// <summary>The open task of a kind that an instance waits for, as staff would find it; <see langword="null"/> when there is none.</summary>
    public CareTask? Find(string instance, string kind) =>
        OpenTasks.TryGetValue((instance, kind), out var id) && _tasks[id] is { State: TaskState.Open } task ? task : null;

    /// <summary>Records a decision, as the route for decisions does.</summary>
    public bool TryDecide(CareTask task, TaskDecision decision) =>
        _tasks.TryUpdate(task.Id, task with { State = TaskState.Decided, Decision = decision }, task);

    private ConcurrentDictionary<(string Instance, string Kind), string> OpenTasks { get; } = new();

    private int Write(CaseNoteEntry entry)
    {
        _notes.TryAdd((entry.InstanceId, entry.Step), entry);
        return 1;
    }

    private object? Tell(Notification notification)
    {
        _notifications.TryAdd(notification.Id, notification);
        return null;
    }

    private OpenedTask Open(OpenTaskRequest request)
    {
        var id = TaskTable.IdOf(request.Council, request.InstanceId, request.Step);
        var task = _tasks.GetOrAdd(id, _ => new CareTask
        {
            Id = id,
            Council = request.Council,
            Case = request.Case,
            InstanceId = request.InstanceId,
            Kind = request.Kind,
            Title = request.Title,
            Team = request.Team,
            Role = request.Role,
            Clauses = request.Clauses,
            Outcomes = request.Outcomes,
            Fields = request.Fields,
            Facts = request.Facts,
            Next = request.Next,
            OpenedAt = request.OpenedAt,
            DueAt = request.DueAt ?? TaskClock.DueAt(request.OpenedAt),
            ExpiresAt = request.ExpiresAt,
            NotBy = request.NotBy,
        });
        OpenTasks[(request.InstanceId, request.Kind)] = id;
        return new OpenedTask(id, null, task.Decision);
    }

    private TaskDecision? End(TaskEnding ending)
    {
        while (_tasks[ending.TaskId] is { State: TaskState.Open } task)
        {
            if (_tasks.TryUpdate(task.Id, task with { State = ending.State }, task))
            {
                return null;
            }
        }

        return _tasks[ending.TaskId].Decision;
    }

    private object? Reschedule(TaskTimes times)
    {
        while (_tasks[times.TaskId] is { State: TaskState.Open } task
            && !_tasks.TryUpdate(task.Id, task with { DueAt = times.DueAt ?? task.DueAt, ExpiresAt = times.ExpiresAt, Facts = times.Facts ?? task.Facts }, task))
        {
        }

        return null;
    }
}

using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.DurableTask;

/// <summary>The orchestrators and activities that a worker can run, by name and version.</summary>
public sealed class DurableTaskRegistry
{
    private readonly TaskFactories<ITaskActivity> activities = new("activity");
    private readonly TaskFactories<ITaskOrchestrator> orchestrators = new("orchestrator");

    /// <summary>The activities' names and factories; of several versions of one name, the unversioned or first one.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskActivity>>> GetActivities() => activities.ByName();

    /// <summary>The orchestrators' names and factories; of several versions of one name, the unversioned or first one.</summary>
    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, ITaskOrchestrator>>> GetOrchestrators() => orchestrators.ByName();

    /// <summary>The activity to run for a name and version: the very version, else the unversioned one, else <see langword="null"/>.</summary>
    internal Func<IServiceProvider, ITaskActivity>? FindActivity(TaskName name, TaskVersion version) => activities.Find(name, version);

    /// <summary>The orchestrator to run for a name and version: the very version, else the unversioned one, else <see langword="null"/>.</summary>
    internal Func<IServiceProvider, ITaskOrchestrator>? FindOrchestrator(TaskName name, TaskVersion version) => orchestrators.Find(name, version);

    /// <summary>Adds an activity by a factory.</summary>
    /// <exception cref="ArgumentException">The name is empty, or an activity of that name is there already.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, Func<IServiceProvider, ITaskActivity> factory)
        => Add(activities, name, TaskVersion.Unversioned, factory);

    /// <summary>Adds one version of an activity by a factory.</summary>
    /// <exception cref="ArgumentException">The name is empty, or that version is there already.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, TaskVersion version, Func<ITaskActivity> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(activities, name, version, _ => factory());
    }

    /// <summary>Adds an activity class, made anew for each call from the call's services.</summary>
    /// <exception cref="ArgumentException">The type is no concrete activity, or the name is taken.</exception>
    public DurableTaskRegistry AddActivity(TaskName name, Type type)
        => Add(activities, name, VersionOf(type), FromServices<ITaskActivity>(type));

    /// <summary>Adds an activity class under the name of its <see cref="DurableTaskAttribute"/>, else its own.</summary>
    /// <exception cref="ArgumentException">The type is no concrete activity, or the name is taken.</exception>
    public DurableTaskRegistry AddActivity(Type type) => AddActivity(NameOf(type), type);

    /// <summary>Adds an activity class.</summary>
    public DurableTaskRegistry AddActivity<TActivity>(TaskName name)
        where TActivity : class, ITaskActivity
        => AddActivity(name, typeof(TActivity));

    /// <summary>Adds an activity class under the name of its <see cref="DurableTaskAttribute"/>, else its own.</summary>
    public DurableTaskRegistry AddActivity<TActivity>()
        where TActivity : class, ITaskActivity
        => AddActivity(typeof(TActivity));

    /// <summary>Adds one activity object for all calls.</summary>
    public DurableTaskRegistry AddActivity(TaskName name, ITaskActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Add(activities, name, TaskVersion.Unversioned, _ => activity);
    }

    /// <summary>Adds one activity object for all calls, named by its type.</summary>
    public DurableTaskRegistry AddActivity(ITaskActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Add(activities, NameOf(activity.GetType()), VersionOf(activity.GetType()), _ => activity);
    }

    /// <summary>Adds an activity function.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(TaskName name, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
        => AddActivity(name, FuncTaskActivity.Create(activity));

    /// <summary>Adds one version of an activity function.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskActivityContext, TInput, Task<TOutput>> activity)
    {
        TaskActivity<TInput, TOutput> task = FuncTaskActivity.Create(activity);
        return AddActivity(name, version, () => task);
    }

    /// <summary>Adds an activity function.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput, TOutput>(TaskName name, Func<TaskActivityContext, TInput, TOutput> activity)
        => AddActivityFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(activity(context, input)));

    /// <summary>Adds an activity function without result.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Func<TaskActivityContext, TInput, Task> activity)
        => AddActivityFunc<TInput, object?>(name, async (context, input) =>
        {
            await activity(context, input);
            return null;
        });

    /// <summary>Adds an activity function without result.</summary>
    public DurableTaskRegistry AddActivityFunc<TInput>(TaskName name, Action<TaskActivityContext, TInput> activity)
        => AddActivityFunc<TInput, object?>(name, (context, input) =>
        {
            activity(context, input);
            return Task.FromResult<object?>(null);
        });

    /// <summary>Adds an activity function without input.</summary>
    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, Task<TOutput>> activity)
        => AddActivityFunc<object?, TOutput>(name, (context, _) => activity(context));

    /// <summary>Adds an activity function without input.</summary>
    public DurableTaskRegistry AddActivityFunc<TOutput>(TaskName name, Func<TaskActivityContext, TOutput> activity)
        => AddActivityFunc<object?, TOutput>(name, (context, _) => Task.FromResult(activity(context)));

    /// <summary>Adds an activity function without input or result.</summary>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Func<TaskActivityContext, Task> activity)
        => AddActivityFunc<object?>(name, (context, _) => activity(context));

    /// <summary>Adds an activity function without input or result.</summary>
    public DurableTaskRegistry AddActivityFunc(TaskName name, Action<TaskActivityContext> activity)
        => AddActivityFunc<object?>(name, (context, _) => activity(context));

    /// <summary>Adds an orchestrator by a factory.</summary>
    /// <exception cref="ArgumentException">The name is empty, or an orchestrator of that name is there already.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Func<ITaskOrchestrator> factory)
        => AddOrchestrator(name, TaskVersion.Unversioned, factory);

    /// <summary>Adds one version of an orchestrator by a factory.</summary>
    /// <exception cref="ArgumentException">The name is empty, or that version is there already.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, TaskVersion version, Func<ITaskOrchestrator> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        return Add(orchestrators, name, version, _ => factory());
    }

    /// <summary>Adds an orchestrator class, made anew for each run from the worker's services.</summary>
    /// <exception cref="ArgumentException">The type is no concrete orchestrator, or the name is taken.</exception>
    public DurableTaskRegistry AddOrchestrator(TaskName name, Type type)
        => Add(orchestrators, name, VersionOf(type), FromServices<ITaskOrchestrator>(type));

    /// <summary>Adds an orchestrator class under the name of its <see cref="DurableTaskAttribute"/>, else its own.</summary>
    /// <exception cref="ArgumentException">The type is no concrete orchestrator, or the name is taken.</exception>
    public DurableTaskRegistry AddOrchestrator(Type type) => AddOrchestrator(NameOf(type), type);

    /// <summary>Adds an orchestrator class.</summary>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>(TaskName name)
        where TOrchestrator : class, ITaskOrchestrator
        => AddOrchestrator(name, typeof(TOrchestrator));

    /// <summary>Adds an orchestrator class under the name of its <see cref="DurableTaskAttribute"/>, else its own.</summary>
    public DurableTaskRegistry AddOrchestrator<TOrchestrator>()
        where TOrchestrator : class, ITaskOrchestrator
        => AddOrchestrator(typeof(TOrchestrator));

    /// <summary>Adds one orchestrator object for all runs.</summary>
    public DurableTaskRegistry AddOrchestrator(TaskName name, ITaskOrchestrator orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return Add(orchestrators, name, TaskVersion.Unversioned, _ => orchestrator);
    }

    /// <summary>Adds one orchestrator object for all runs, named by its type.</summary>
    public DurableTaskRegistry AddOrchestrator(ITaskOrchestrator orchestrator)
    {
        ArgumentNullException.ThrowIfNull(orchestrator);
        return Add(orchestrators, NameOf(orchestrator.GetType()), VersionOf(orchestrator.GetType()), _ => orchestrator);
    }

    /// <summary>Adds an orchestrator function.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator)
        => AddOrchestrator(name, FuncTaskOrchestrator.Create(orchestrator));

    /// <summary>Adds one version of an orchestrator function.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(
        TaskName name, TaskVersion version, Func<TaskOrchestrationContext, TInput, Task<TOutput>> orchestrator)
    {
        TaskOrchestrator<TInput, TOutput> task = FuncTaskOrchestrator.Create(orchestrator);
        return AddOrchestrator(name, version, () => task);
    }

    /// <summary>Adds an orchestrator function.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput, TOutput>(TaskName name, Func<TaskOrchestrationContext, TInput, TOutput> orchestrator)
        => AddOrchestratorFunc<TInput, TOutput>(name, (context, input) => Task.FromResult(orchestrator(context, input)));

    /// <summary>Adds an orchestrator function without result.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Func<TaskOrchestrationContext, TInput, Task> orchestrator)
        => AddOrchestratorFunc<TInput, object?>(name, async (context, input) =>
        {
            await orchestrator(context, input);
            return null;
        });

    /// <summary>Adds an orchestrator function without result.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TInput>(TaskName name, Action<TaskOrchestrationContext, TInput> orchestrator)
        => AddOrchestratorFunc<TInput, object?>(name, (context, input) =>
        {
            orchestrator(context, input);
            return Task.FromResult<object?>(null);
        });

    /// <summary>Adds an orchestrator function without input.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator)
        => AddOrchestratorFunc<object?, TOutput>(name, (context, _) => orchestrator(context));

    /// <summary>Adds an orchestrator function without input.</summary>
    public DurableTaskRegistry AddOrchestratorFunc<TOutput>(TaskName name, Func<TaskOrchestrationContext, TOutput> orchestrator)
        => AddOrchestratorFunc<object?, TOutput>(name, (context, _) => Task.FromResult(orchestrator(context)));

    /// <summary>Adds an orchestrator function without input or result.</summary>
    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Func<TaskOrchestrationContext, Task> orchestrator)
        => AddOrchestratorFunc<object?>(name, (context, _) => orchestrator(context));

    /// <summary>Adds an orchestrator function without input or result.</summary>
    public DurableTaskRegistry AddOrchestratorFunc(TaskName name, Action<TaskOrchestrationContext> orchestrator)
        => AddOrchestratorFunc<object?>(name, (context, _) => orchestrator(context));

    private static TaskName NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.GetCustomAttribute<DurableTaskAttribute>() is { Name.Name.Length: > 0 } named ? named.Name : new TaskName(type.Name);
    }

    private static TaskVersion VersionOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new TaskVersion(type.GetCustomAttribute<DurableTaskAttribute>()?.Version);
    }

    private static Func<IServiceProvider, TTask> FromServices<TTask>(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(TTask).IsAssignableFrom(type) || type.IsAbstract || type.ContainsGenericParameters)
        {
            throw new ArgumentException($"{type} is not a concrete class that implements {typeof(TTask).Name}.", nameof(type));
        }

        return services => (TTask)ActivatorUtilities.GetServiceOrCreateInstance(services, type);
    }

    private DurableTaskRegistry Add<TTask>(TaskFactories<TTask> tasks, TaskName name, TaskVersion version, Func<IServiceProvider, TTask> factory)
    {
        tasks.Add(name, version, factory);
        return this;
    }
}

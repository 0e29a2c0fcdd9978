namespace Microsoft.DurableTask;

/// <summary>Factories of one kind of task, by name and version.</summary>
internal sealed class TaskFactories<TTask>(string kind)
{
    private readonly Dictionary<TaskName, Dictionary<TaskVersion, Func<IServiceProvider, TTask>>> versions = [];

    public void Add(TaskName name, TaskVersion version, Func<IServiceProvider, TTask> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (string.IsNullOrWhiteSpace(name.Name))
        {
            throw new ArgumentException($"A task {kind} needs a name.", nameof(name));
        }

        if (!versions.TryGetValue(name, out Dictionary<TaskVersion, Func<IServiceProvider, TTask>>? ofName))
        {
            versions[name] = ofName = [];
        }

        if (!ofName.TryAdd(version, factory))
        {
            string which = version == TaskVersion.Unversioned ? string.Empty : $" with version '{version.Version}'";
            throw new ArgumentException($"A task {kind} named '{name}'{which} is already added.", nameof(name));
        }
    }

    public Func<IServiceProvider, TTask>? Find(TaskName name, TaskVersion version)
        => versions.TryGetValue(name, out Dictionary<TaskVersion, Func<IServiceProvider, TTask>>? ofName)
            ? ofName.GetValueOrDefault(version) ?? ofName.GetValueOrDefault(TaskVersion.Unversioned)
            : null;

    public IEnumerable<KeyValuePair<TaskName, Func<IServiceProvider, TTask>>> ByName()
        => versions.Select(ofName => KeyValuePair.Create(
            ofName.Key, ofName.Value.GetValueOrDefault(TaskVersion.Unversioned) ?? ofName.Value.Values.First()));
}

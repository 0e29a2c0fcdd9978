using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>
/// Begins the dispatching between two commits: whatever was committed before is found in the file, whatever is committed after is
/// delivered as it comes.
/// </summary>
internal sealed class StartHub(Dispatcher dispatcher) : HubWrite
{
    private readonly TaskCompletionSource<int> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<long> _unfinished = [];

    /// <summary>How many instances go on.</summary>
    public Task<int> Completion => _completion.Task;

    public override void Execute(HubTables tables) => _unfinished = tables.UnfinishedWork();

    public override void Committed()
    {
        dispatcher.Start(_unfinished);
        _completion.TrySetResult(_unfinished.Count);
    }

    public override void Failed(Exception cause) => _completion.TrySetException(cause);
}

using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>
/// Stores outcomes of activities that an instance began and did not wait for: it has ended, but they are part of what it did, and a
/// restart runs those again of which no outcome is stored.
/// </summary>
internal sealed class LateOutcomeCommit(Dispatcher dispatcher, Turn turn) : HubWrite
{
    /// <summary>Activities that were scheduled and have no outcome.</summary>
    public static IReadOnlyList<HubEvent> FindOpen(IReadOnlyList<TurnRecord> history)
    {
        HashSet<int> answered = [.. history.SelectMany(static turn => turn.Received)
            .Where(static item => item.Kind is HubEventKind.TaskCompleted or HubEventKind.TaskFailed).Select(static item => item.TaskId)];
        return [.. history.SelectMany(static turn => turn.Actions)
            .Where(item => item.Kind == HubEventKind.TaskScheduled && !answered.Contains(item.TaskId))];
    }

    public override void Execute(HubTables tables)
    {
        long key = turn.Header.Key;
        InstanceState state = tables.Find(key);
        if (!state.Exists || !state.IsFinished)
        {
            return;
        }

        BlobWriter blob = new();
        HistoryCodec.WriteTurn(blob, turn.Time, turn.Received, turn.Actions);
        tables.AppendHistory(key, blob.Written);
        blob.Release();
        if (FindOpen(tables.History(key)).Count == 0)
        {
            tables.EndWork(key);
        }
    }

    public override void Committed() => dispatcher.LateOutcomesStored(turn);

    public override void Failed(Exception cause)
    {
        HubLog.LateOutcomesNotStored(dispatcher.Scope.Logger, turn.Header.Key, cause);
        dispatcher.LateOutcomesStored(turn);
    }
}

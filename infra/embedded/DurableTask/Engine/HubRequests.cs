using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>Runs a caller's request on the writer: the answer comes when its commit is durable.</summary>
internal sealed class HubRequests(HubWriter writer, Quiescence quiescence)
{
    /// <param name="execute">Runs inside the transaction; may run twice.</param>
    /// <param name="committed">Runs after the commit, in commit order, on the writer's thread.</param>
    /// <param name="cancellation">Stops waiting. What was queued is still written.</param>
    public Task<T> RunAsync<T>(Func<HubTables, T> execute, Action<T> committed, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        Request<T> request = new(execute, committed, quiescence);
        quiescence.Enter();
        try
        {
            writer.Submit(request);
        }
        catch (ObjectDisposedException cause)
        {
            quiescence.Exit();
            return Task.FromException<T>(cause);
        }

        return cancellation.CanBeCanceled ? request.Completion.WaitAsync(cancellation) : request.Completion;
    }

    private sealed class Request<T>(Func<HubTables, T> execute, Action<T> committed, Quiescence quiescence) : HubWrite
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _answer;

        public Task<T> Completion => _completion.Task;

        public override void Execute(HubTables tables) => _answer = execute(tables);

        public override void Committed()
        {
            committed(_answer!);
            _completion.TrySetResult(_answer!);
            quiescence.Exit();
        }

        public override void Failed(Exception cause)
        {
            _completion.TrySetException(cause);
            quiescence.Exit();
        }
    }
}

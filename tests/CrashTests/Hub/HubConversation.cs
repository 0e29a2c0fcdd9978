using System.Globalization;
using CrashTests.Processes;

namespace CrashTests.Hub;

/// <summary>One life of the hub process, and what it has said.</summary>
internal sealed class HubConversation : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider clock;

    private HubConversation(TimeProvider clock) => this.clock = clock;

    public ChildProcess Process { get; private set; } = null!;

    /// <summary>From the start of the process to a hub that runs.</summary>
    public TimeSpan StartTime { get; private set; }

    public static async Task<HubConversation> StartAsync(string folder, int incarnation, HubCrashRun run, TimeProvider clock)
    {
        HubConversation conversation = new(clock);
        long begun = clock.GetTimestamp();
        string[] arguments = [HubChild.Argument, folder, incarnation.ToString(CultureInfo.InvariantCulture)];
        conversation.Process = ChildProcess.StartDotnet(typeof(HubChild).Assembly.Location, arguments, folder, new Dictionary<string, string>(), line =>
        {
            run.Hear(line);
            if (line == "ready")
            {
                conversation.ready.TrySetResult();
            }
            else if (line == "drained")
            {
                conversation.drained.TrySetResult();
            }
        });
        await conversation.WaitAsync(conversation.ready.Task, "the hub is ready");
        conversation.StartTime = clock.GetElapsedTime(begun);
        return conversation;
    }

    public Task DrainedAsync() => WaitAsync(drained.Task, "the hub is drained");

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        long begun = clock.GetTimestamp();
        while (!condition())
        {
            if (Process.HasExited || clock.GetElapsedTime(begun) > Patience)
            {
                throw Impatient(what);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), clock);
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private async Task WaitAsync(Task task, string what)
    {
        await UntilAsync(() => task.IsCompleted, what);
        await task;
    }

    private InvalidOperationException Impatient(string what) =>
        new($"Waited for: {what}. {(Process.HasExited ? "The process ended" : "It took too long")}. Its last lines:\n{Process.Tail}");
}

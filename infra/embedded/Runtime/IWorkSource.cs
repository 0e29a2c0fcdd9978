namespace Embedded.Runtime;

/// <summary>
/// Something in the host that starts work by itself: the task hub, a queue listener, a timer listener.
/// A test that runs on a virtual clock drives every source through this, so that it never sleeps.
/// </summary>
public interface IWorkSource
{
    /// <summary>What the source is, for messages: "task hub TestHub", "queue provider-emails".</summary>
    string Name { get; }

    /// <summary>
    /// The earliest time at which this source will have work by itself (a durable timer, a schedule's next
    /// occurrence, a delayed start), or <see langword="null"/> when only something from outside can give it work.
    /// </summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>
    /// Runs everything that is due at the current time of the host's <see cref="TimeProvider"/>, and waits until
    /// this source is idle: nothing running, nothing waiting to be written.
    /// </summary>
    /// <returns>Whether anything ran since the last call. Work may give other sources work, so a caller repeats
    /// over all sources until every one answers <see langword="false"/>.</returns>
    Task<bool> RunDueAsync(CancellationToken cancellationToken);
}

using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.Notifications;

/// <summary>Sends notifications on their way.</summary>
public sealed class NotificationActivities(QueueSender queues)
{
    /// <summary>The activity's name.</summary>
    public const string Notify = "Notify";

    /// <summary>Puts one notification on the queue: at least once, always with the same id.</summary>
    [Function(Notify)]
    public Task NotifyAsync([ActivityTrigger] Notification notification, CancellationToken cancellationToken) =>
        queues.SendAsync(Queues.Notifications, notification, cancellationToken);
}

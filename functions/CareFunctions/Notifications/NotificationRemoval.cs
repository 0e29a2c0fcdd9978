using CareFunctions.Core.Councils;
using CareFunctions.Logging;
using CareFunctions.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareFunctions.Notifications;

/// <summary>Removes what people were told longer ago than it is to be kept.</summary>
public sealed class NotificationRemoval(NotificationTable table, IOptions<CareOptions> options, TimeProvider clock, ILogger<NotificationRemoval> log)
{
    /// <summary>Every Sunday night: each message that was delivered, or kept to be read, longer ago than <see cref="CareOptions.NotificationsKept"/>, with the notifications it told.
    /// A run that breaks off is finished by the next one.</summary>
    [Function("RemoveOldNotifications")]
    public async Task RunAsync([TimerTrigger("0 22 3 * * 0")] TimerInfo timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        var before = clock.GetUtcNow() - options.Value.NotificationsKept;
        var removed = 0;
        foreach (var council in Council.All)
        {
            removed += await table.RemoveDoneAsync(council, before, cancellationToken);
        }

        log.MessagesRemoved(removed, before.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }
}

using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Logging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CareFunctions.Notifications;

/// <summary>Sends the reminders of a day as one message a recipient, and tries again what could not be sent.</summary>
public sealed class ReminderBundles(
    NotificationTable table, NotificationRendering rendering, MessageDelivery delivery, FailureTable failures, TimeProvider clock, ILogger<ReminderBundles> log)
{
    /// <summary>The code of the reason under which a message that does not go out is put before the failure desk.</summary>
    public const string Code = "not-delivered";

    // Reminders are made at nine. Whatever comes in later, after a stop of the application say, goes out after one: a reminder must not wait for tomorrow.
    private static readonly int[] Hours = [9, 13];

    // A body has to fit a table's property, and a message a person's patience.
    private const int MostInOne = 50;

    private static readonly WorkingDays Working = WorkingDays.EnglandAndWales.AssumingWeekdays;
    private static readonly TimeSpan TooLong = TimeSpan.FromDays(1);

    /// <summary>At a quarter past nine and past one in London, on working days. The schedule is in UTC and covers summer and winter; a run that was missed is made
    /// up for at the next start, whatever the hour.</summary>
    [Function("SendReminders")]
    public async Task RunAsync([TimerTrigger("0 15 8,9,12,13 * * 1-5")] TimerInfo timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        var now = clock.GetUtcNow();
        var london = Instant.FromDateTimeOffset(now).InZone(LondonCalendar.Zone);
        if (!Working.IsWorkingDay(london.Date) || (!timer.IsPastDue && !Hours.Contains(london.Hour)))
        {
            return;
        }

        var onTheirWay = await table.SendingAsync(cancellationToken);
        foreach (var message in onTheirWay)
        {
            await TryAsync(message, now, cancellationToken);
        }

        // What a message on its way tells is not told again in another one.
        var told = onTheirWay.SelectMany(message => message.Notifications).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var waiting = (await table.WaitingAsync(cancellationToken)).Where(one => !told.Contains(one.Notification.Id));
        foreach (var group in waiting.GroupBy(one => (one.Notification.Council, one.Recipient)).OrderBy(group => group.Key.Recipient, StringComparer.Ordinal))
        {
            foreach (var part in group.OrderBy(one => one.Notification.At).ThenBy(one => one.Notification.Id, StringComparer.Ordinal).Chunk(MostInOne))
            {
                await TryAsync(Bundle(group.Key.Council, group.Key.Recipient, london.Date, now, part), now, cancellationToken);
            }
        }
    }

    private OutgoingMessage Bundle(Council council, string recipient, LocalDate day, DateTimeOffset now, KeptNotification[] part)
    {
        var (subject, body) = part is [var only] ? rendering.Single(only.Notification) : rendering.Many(council, day, [.. part.Select(one => one.Notification)]);
        return new OutgoingMessage(
            WorkIdentity.ForStep("bundle:" + recipient, string.Join('\n', part.Select(one => one.Notification.Id))),
            council,
            part[0].Notification.To,
            recipient,
            day,
            subject,
            body,
            [.. part.Select(one => new NotificationKey(one.Day, one.Notification.Id))],
            now);
    }

    private async Task TryAsync(OutgoingMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.DeliverAsync(message, cancellationToken);
        }
        catch (MessageGatewayException fault)
        {
            log.MessageNotDelivered(message.Id, fault.Message);
            if (now - message.MadeAt >= TooLong)
            {
                await failures.AddAsync(
                    new Failure
                    {
                        Id = FailureTable.IdOf("notifications-out", message.Id),
                        Source = "notifications-out",
                        MessageId = message.Id,
                        At = now,
                        Reasons = [new ProblemFault("", Code, $"A message to {message.Recipient} has not gone out for a day. {fault.Message} It can be read under notifications and is tried again.")],
                    },
                    cancellationToken);
            }
        }
    }
}

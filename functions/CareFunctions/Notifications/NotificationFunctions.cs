using Azure.Storage.Queues.Models;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Staff;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Notifications;

/// <summary>Takes in notifications and shows them.</summary>
public sealed class NotificationFunctions(
    MessageHandling messages, NotificationTable table, NotificationRendering rendering, Recipients recipients, MessageDelivery delivery, StaffSignIn signIn,
    TimeProvider clock)
{
    private const int MostDays = 366;

    /// <summary>One notification from the queue: kept, and sent at once unless it waits for the day's bundle. A repeat changes nothing.</summary>
    [Function("ReceiveNotification")]
    public Task ReceiveAsync([QueueTrigger(Queues.Notifications)] QueueMessage message, CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.Notifications, message, async body =>
        {
            var (notification, faults) = NotificationMessage.Read(body);
            if (notification is not null)
            {
                await KeepAsync(notification, cancellationToken);
            }

            return faults;
        }, cancellationToken);

    /// <summary>What people and teams were told, and the messages it went out in, the latest first: of the last seven days, or from <c>?from=</c> to <c>?to=</c>
    /// (days in London, at most a year); <c>?council=</c> and <c>?case=</c> narrow it. In pages of what was told, each with its messages: see
    /// <see cref="PageRequest"/>.</summary>
    [Function("ListNotifications")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = new List<ProblemFault>();
        var council = QueryText.ReadCouncil(request, faults);
        var (staff, refused) = signIn.RequireCaseWork(request, council);
        if (refused is not null)
        {
            return refused.ToResult();
        }

        var reference = QueryText.ReadCase(request, faults);
        var asked = PageRequest.Read(request, "notifications", faults);
        if (asked.After is { } after && NotificationTable.DayAt(after) is null)
        {
            faults.Add(PageRequest.NoPosition);
        }

        var others = faults.Count;
        var to = DayNamed(request, "to", faults) ?? NotificationRendering.DayOf(clock.GetUtcNow());
        var from = DayNamed(request, "from", faults) ?? to.PlusDays(-6);
        if (faults.Count == others && (from > to || Period.DaysBetween(from, to) >= MostDays))
        {
            faults.Add(new ProblemFault("/from", "not-allowed", $"from is not after to, and at most {MostDays} days are shown."));
        }

        if (faults.Count > 0)
        {
            return Problem.BadRequest("query", "The query cannot be used.", faults).ToResult();
        }

        var (told, messages) = await table.PageAsync(staff!.Sees(council, reference), from, to, reference, asked, cancellationToken);
        return Results.Json(
            new
            {
                notifications = told.Items.Select(one => new
                {
                    one.Notification.Id,
                    one.Notification.Kind,
                    one.Notification.To,
                    one.Notification.Council,
                    one.Notification.Case,
                    one.Notification.TaskId,
                    one.Notification.Text,
                    one.Notification.Lines,
                    one.Notification.Clauses,
                    one.Notification.At,
                    one.State,
                    one.MessageId,
                }),
                messages = messages.Select(one => new
                {
                    one.Id, one.Council, one.To, one.Subject, one.Body, one.State, one.MadeAt, one.DoneAt, Notifications = one.Notifications.Select(key => key.Id),
                }),
                next = asked.Follow(request, told.Next),
            },
            CareJson.Options);
    }

    private async Task KeepAsync(Notification notification, CancellationToken cancellationToken)
    {
        var bundled = rendering.IsBundled(notification.Kind);
        var day = NotificationRendering.DayOf(notification.At);
        var kept = await table.AddAsync(
            new KeptNotification(
                notification,
                await recipients.NameAsync(notification, cancellationToken),
                day,
                bundled ? NotificationState.Waiting : NotificationState.Sending,
                bundled ? null : notification.Id,
                bundled ? null : day),
            cancellationToken);
        if (kept.State != NotificationState.Sending)
        {
            return;
        }

        // Of what was kept first, so that a repeat sends the same message.
        var told = kept.Notification;
        var (subject, body) = rendering.Single(told);
        await delivery.DeliverAsync(
            new OutgoingMessage(
                told.Id, told.Council, told.To, kept.Recipient, kept.Day, subject, body, [new NotificationKey(kept.Day, told.Id)], told.At),
            cancellationToken);
    }

    private static LocalDate? DayNamed(HttpRequest request, string name, List<ProblemFault> faults)
    {
        if (QueryText.Read(request, name, faults) is not { } text)
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(text);
        if (parsed is { Success: true, Value.Year: >= 2000 and < 2100 })
        {
            return parsed.Value;
        }

        faults.Add(new ProblemFault("/" + name, "wrong-form", $"{name} is a day from 2000 to 2099, for example 2026-01-05."));
        return null;
    }
}

using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Notifications;

/// <summary>Notifications and the messages they went out in, one partition a council and day; and two lists of what is still to be done: notifications that wait
/// for their bundle, and messages on their way.</summary>
public sealed class NotificationTable(TableServiceClient service)
{
    private const string Waiting = "waiting";
    private const string Sending = "sending";
    private const string Content = "Content";
    private const string Text = "Body";
    private const string AttemptAt = "AttemptAt";
    private const string NotificationPrefix = "notification|";
    private const string MessagePrefix = "message|";

    private readonly TableClient _table = service.GetTableClient(Tables.Notifications);

    /// <summary>Keeps a notification, or finds it where it was kept before.</summary>
    /// <returns>The notification as it stands.</returns>
    public async Task<KeptNotification> AddAsync(KeptNotification kept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kept);
        try
        {
            await _table.AddEntityAsync(Row(kept), cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            kept = await FindAsync(kept.Notification.Council, new NotificationKey(kept.Day, kept.Notification.Id), cancellationToken) ?? kept;
        }

        if (kept.State == NotificationState.Waiting)
        {
            var index = new TableEntity(Waiting, TableKey.Of(kept.Notification.Council.Id, kept.Notification.Id)) { ["Day"] = Day(kept.Day), ["Id"] = kept.Notification.Id };
            await _table.UpsertEntityAsync(index, TableUpdateMode.Replace, cancellationToken);
        }

        return kept;
    }

    /// <summary>The notifications that wait for their bundle.</summary>
    public async Task<IReadOnlyList<KeptNotification>> WaitingAsync(CancellationToken cancellationToken)
    {
        var found = new List<KeptNotification>();
        foreach (var (council, day, id, rowKey) in await ListedAsync(Waiting, cancellationToken))
        {
            if (await FindAsync(council, new NotificationKey(day, id), cancellationToken) is { State: NotificationState.Waiting } kept)
            {
                found.Add(kept);
            }
            else
            {
                await DeleteAsync(Waiting, rowKey, cancellationToken);
            }
        }

        return found;
    }

    /// <summary>Takes a message in hand: it is kept, and nobody else sends it for <paramref name="patience"/>.</summary>
    /// <returns>Whether this call may send it, and whether an earlier one may have; or that the message is done.</returns>
    public async Task<MessageClaim> ClaimAsync(OutgoingMessage message, DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var listed = new TableEntity(Sending, TableKey.Of(message.Council.Id, message.Id)) { ["Day"] = Day(message.Day), ["Id"] = message.Id };
        await _table.UpsertEntityAsync(listed, TableUpdateMode.Replace, cancellationToken);
        var claim = MessageClaim.First;
        try
        {
            await _table.AddEntityAsync(Row(message, now), cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            var row = (await _table.GetEntityAsync<TableEntity>(Partition(message.Council, message.Day), MessageKey(message.Id), cancellationToken: cancellationToken)).Value;
            if (Message(row).State != NotificationState.Sending)
            {
                await UnlistAsync(message, cancellationToken);
                return MessageClaim.Done;
            }

            if (row.GetDateTimeOffset(AttemptAt) is { } attempt && attempt + patience > now)
            {
                return MessageClaim.InHand;
            }

            claim = MessageClaim.Again;
            try
            {
                await _table.UpdateEntityAsync(Row(message, now), row.ETag, TableUpdateMode.Replace, cancellationToken);
            }
            catch (RequestFailedException overtaken) when (overtaken.Status == 412)
            {
                return MessageClaim.InHand;
            }
        }

        // From here on its notifications are this message's: no later bundle takes them in.
        await MarkAsync(message, NotificationState.Sending, cancellationToken);
        foreach (var one in message.Notifications)
        {
            await DeleteAsync(Waiting, TableKey.Of(message.Council.Id, one.Id), cancellationToken);
        }

        return claim;
    }

    /// <summary>Lets somebody else try a message at once.</summary>
    public Task ReleaseAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return _table.UpsertEntityAsync(Row(message, null), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Marks a message and what it tells as done.</summary>
    public async Task FinishAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        await MarkAsync(message, message.State, cancellationToken);
        await _table.UpsertEntityAsync(Row(message, null), TableUpdateMode.Replace, cancellationToken);
        await UnlistAsync(message, cancellationToken);
    }

    /// <summary>The messages on their way.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> SendingAsync(CancellationToken cancellationToken)
    {
        var found = new List<OutgoingMessage>();
        foreach (var (council, day, id, rowKey) in await ListedAsync(Sending, cancellationToken))
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(council, day), MessageKey(id), cancellationToken: cancellationToken);
            if (row.HasValue && Message(row.Value!) is { State: NotificationState.Sending } message)
            {
                found.Add(message);
            }
            else
            {
                // A crash came before the message was kept: what it would have told still waits.
                await DeleteAsync(Sending, rowKey, cancellationToken);
            }
        }

        return found;
    }

    /// <summary>What a council's people were told on some days, the latest first.</summary>
    public async Task<(IReadOnlyList<KeptNotification> Notifications, IReadOnlyList<OutgoingMessage> Messages)> ListAsync(
        Council council, LocalDate from, LocalDate to, CaseReference? reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var days = TableClient.CreateQueryFilter($"PartitionKey ge {Partition(council, from)} and PartitionKey le {Partition(council, to)}");
        var notifications = new List<KeptNotification>();
        var filter = days + " and " + TableClient.CreateQueryFilter($"RowKey ge {NotificationPrefix} and RowKey lt {"notification}"}")
            + (reference is null ? "" : " and " + TableClient.CreateQueryFilter($"Case eq {reference.ToString()}"));
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            notifications.Add(JsonSerializer.Deserialize<KeptNotification>(row.GetString(Content), StateJson.Options)!);
        }

        var messages = new List<OutgoingMessage>();
        var wanted = notifications.Select(one => one.MessageId).ToHashSet(StringComparer.Ordinal);
        filter = days + " and " + TableClient.CreateQueryFilter($"RowKey ge {MessagePrefix} and RowKey lt {"message}"}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (Message(row) is var message && (reference is null || wanted.Contains(message.Id)))
            {
                messages.Add(message);
            }
        }

        return (
            [.. notifications.OrderByDescending(one => one.Notification.At).ThenBy(one => one.Notification.Id, StringComparer.Ordinal)],
            [.. messages.OrderByDescending(one => one.MadeAt).ThenBy(one => one.Id, StringComparer.Ordinal)]);
    }

    private async Task<KeptNotification?> FindAsync(Council council, NotificationKey key, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            Partition(council, key.Day), NotificationPrefix + TableKey.Of(key.Id), cancellationToken: cancellationToken);
        return found.HasValue ? JsonSerializer.Deserialize<KeptNotification>(found.Value!.GetString(Content), StateJson.Options) : null;
    }

    private async Task<List<(Council Council, LocalDate Day, string Id, string RowKey)>> ListedAsync(string list, CancellationToken cancellationToken)
    {
        var listed = new List<(Council, LocalDate, string, string)>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {list}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (Council.TryParse(row.RowKey[..row.RowKey.IndexOf('|', StringComparison.Ordinal)], out var council))
            {
                listed.Add((council, LocalDatePattern.Iso.Parse(row.GetString("Day")).Value, row.GetString("Id"), row.RowKey));
            }
        }

        return listed;
    }

    private async Task MarkAsync(OutgoingMessage message, NotificationState state, CancellationToken cancellationToken)
    {
        foreach (var one in message.Notifications)
        {
            if (await FindAsync(message.Council, one, cancellationToken) is { } kept && (kept.State, kept.MessageId) != (state, message.Id))
            {
                await _table.UpsertEntityAsync(Row(kept with { State = state, MessageId = message.Id }), TableUpdateMode.Replace, cancellationToken);
            }
        }
    }

    private Task UnlistAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        DeleteAsync(Sending, TableKey.Of(message.Council.Id, message.Id), cancellationToken);

    private async Task DeleteAsync(string partition, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(partition, rowKey, ETag.All, cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // An earlier attempt deleted it.
        }
    }

    private static OutgoingMessage Message(TableEntity row) =>
        JsonSerializer.Deserialize<OutgoingMessage>(row.GetString(Content), StateJson.Options)! with { Body = row.GetString(Text) };

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Partition(Council council, LocalDate day) => TableKey.Of(council.Id, Day(day));

    private static string MessageKey(string id) => MessagePrefix + TableKey.Of(id);

    private static TableEntity Row(KeptNotification kept) =>
        new(Partition(kept.Notification.Council, kept.Day), NotificationPrefix + TableKey.Of(kept.Notification.Id))
        {
            ["Case"] = kept.Notification.Case?.ToString(),
            [Content] = JsonSerializer.Serialize(kept, StateJson.Options),
        };

    // The body has a property of its own: a property holds 32 Ki characters.
    private static TableEntity Row(OutgoingMessage message, DateTimeOffset? attempt) => new(Partition(message.Council, message.Day), MessageKey(message.Id))
    {
        [Content] = JsonSerializer.Serialize(message with { Body = "" }, StateJson.Options),
        [Text] = message.Body,
        [AttemptAt] = attempt,
    };
}

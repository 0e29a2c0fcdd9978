using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
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

    // So that a page of a year with little in it takes few questions, and one of a busy day reads that day alone.
    private const int FewInDays = 25;
    private const int MostDays = 64;

    // More at once would keep others waiting for the table.
    private const int AtOnce = 25;
    private const int RemovedAtOnce = 100;

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

    /// <summary>A page of what people of some councils were told on some days, the latest first, and the messages that it went out in.</summary>
    /// <param name="councils">The councils.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="reference">Only about this case; null for every one.</param>
    /// <param name="asked">The page. Its position must be one: see <see cref="DayAt"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(ListPage<KeptNotification> Notifications, IReadOnlyList<OutgoingMessage> Messages)> PageAsync(
        IEnumerable<Council> councils, LocalDate from, LocalDate to, CaseReference? reference, PageRequest asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(councils);
        ArgumentNullException.ThrowIfNull(asked);
        var last = asked.After is { } after ? LocalDate.Min(to, DayAt(after)!.Value) : to;
        var page = await ListPages.TakeAsync(
            councils.Select(council => ReadAsync(council, from, last, reference, asked.After, cancellationToken)), asked.Limit, cancellationToken);
        var messages = new List<OutgoingMessage>();
        foreach (var some in page.Items.Where(one => one.MessageId is not null).DistinctBy(one => (one.Notification.Council, one.MessageId)).Chunk(AtOnce))
        {
            messages.AddRange((await Task.WhenAll(some.Select(one => MessageOfAsync(one, cancellationToken)))).OfType<OutgoingMessage>());
        }

        return (page, [.. messages.OrderByDescending(one => one.MadeAt).ThenBy(one => one.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The day in London of a position in the list; null for what is no position of it.</summary>
    public static LocalDate? DayAt(string position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var end = position.IndexOf('|', StringComparison.Ordinal);
        return end > 0 && long.TryParse(position.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var backwards)
            && backwards <= DateTimeOffset.MaxValue.UtcTicks
                ? NotificationRendering.DayOf(new DateTimeOffset(DateTimeOffset.MaxValue.UtcTicks - backwards, TimeSpan.Zero))
                : null;
    }

    /// <summary>Removes a council's messages that were done before a moment, with the notifications that they told. What waits or is on its way stays.</summary>
    /// <returns>How many messages.</returns>
    public async Task<int> RemoveDoneAsync(Council council, DateTimeOffset before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var count = 0;
        // A message is done on the day under which it is kept, or later.
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey gt {council.Id + "|"} and PartitionKey le {Partition(council, NotificationRendering.DayOf(before))} and RowKey ge {MessagePrefix} and RowKey lt {"message}"}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, RemovedAtOnce, cancellationToken: cancellationToken))
        {
            if (Message(row) is { DoneAt: { } done } message && message.State != NotificationState.Sending && done < before)
            {
                // The message goes last, so that what is left after a crash is still found by it.
                foreach (var told in message.Notifications)
                {
                    await DeleteAsync(Partition(council, told.Day), NotificationPrefix + TableKey.Of(told.Id), cancellationToken);
                }

                await DeleteAsync(row.PartitionKey, row.RowKey, cancellationToken);
                count++;
            }
        }

        return count;
    }

    // Reads back day by day, and over many days at a time where little was told: within them it has to put the rows in order.
    private async IAsyncEnumerable<Listed<KeptNotification>> ReadAsync(
        Council council, LocalDate from, LocalDate to, CaseReference? reference, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var days = 1;
        for (var last = to; last >= from;)
        {
            var first = LocalDate.Max(from, last.PlusDays(1 - days));
            var filter = InDays(council, first, last) + " and " + TableClient.CreateQueryFilter($"RowKey ge {NotificationPrefix} and RowKey lt {"notification}"}")
                + (reference is null ? "" : " and " + TableClient.CreateQueryFilter($"Case eq {reference.ToString()}"));
            var found = new List<Listed<KeptNotification>>();
            await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                var kept = JsonSerializer.Deserialize<KeptNotification>(row.GetString(Content), StateJson.Options)!;
                found.Add(new Listed<KeptNotification>(PositionOf(kept.Notification), kept));
            }

            foreach (var one in found.Where(one => string.CompareOrdinal(one.Position, after) > 0).OrderBy(one => one.Position, StringComparer.Ordinal))
            {
                yield return one;
            }

            last = first.PlusDays(-1);
            days = found.Count < FewInDays ? Math.Min(days * 4, MostDays) : 1;
        }
    }

    // Before the message's day was noted, a bundle was kept under one of the days after its notifications.
    private async Task<OutgoingMessage?> MessageOfAsync(KeptNotification kept, CancellationToken cancellationToken)
    {
        var council = kept.Notification.Council;
        var (first, last) = kept.MessageDay is { } day ? (day, day) : (kept.Day, kept.Day.PlusDays(MostDays));
        var filter = InDays(council, first, last) + " and " + TableClient.CreateQueryFilter($"RowKey eq {MessageKey(kept.MessageId!)}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: cancellationToken))
        {
            return Message(row);
        }

        return null;
    }

    private static string InDays(Council council, LocalDate from, LocalDate to) =>
        TableClient.CreateQueryFilter($"PartitionKey ge {Partition(council, from)} and PartitionKey le {Partition(council, to)}");

    private static string PositionOf(Notification told) =>
        FormattableString.Invariant($"{DateTimeOffset.MaxValue.UtcTicks - told.At.UtcTicks:D19}|{told.Council.Id}|{TableKey.Of(told.Id)}");

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
            if (await FindAsync(message.Council, one, cancellationToken) is { } kept && (kept.State, kept.MessageId, kept.MessageDay) != (state, message.Id, message.Day))
            {
                await _table.UpsertEntityAsync(Row(kept with { State = state, MessageId = message.Id, MessageDay = message.Day }), TableUpdateMode.Replace, cancellationToken);
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

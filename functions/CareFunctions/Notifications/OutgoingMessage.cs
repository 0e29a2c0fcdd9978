using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Notifications;

/// <summary>One message to one recipient: one notification, or the reminders of a day.</summary>
/// <param name="Id">Its identity, which is also its reference at GOV.UK Notify: the same for the same notifications.</param>
/// <param name="Council">The council.</param>
/// <param name="To">The recipient as the notification names it.</param>
/// <param name="Recipient">The recipient, as <see cref="Core.Notifications.RecipientName"/> compares names.</param>
/// <param name="Day">The day in London under which it is kept.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The body: Markdown as GOV.UK Notify reads it.</param>
/// <param name="Notifications">What it tells.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record OutgoingMessage(
    string Id,
    Council Council,
    string To,
    string Recipient,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate Day,
    string Subject,
    string Body,
    IReadOnlyList<NotificationKey> Notifications,
    DateTimeOffset MadeAt)
{
    /// <summary>Where it stands.</summary>
    public NotificationState State { get; init; } = NotificationState.Sending;

    /// <summary>When it was delivered, or kept to be read only.</summary>
    public DateTimeOffset? DoneAt { get; init; }
}

/// <summary>Where a notification is kept.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Id">Its id.</param>
public sealed record NotificationKey([property: JsonConverter(typeof(LocalDateJson))] LocalDate Day, string Id);

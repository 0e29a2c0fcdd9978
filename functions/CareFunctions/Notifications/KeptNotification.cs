using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Notifications;

/// <summary>A notification as it is kept.</summary>
/// <param name="Notification">What was to be told.</param>
/// <param name="Recipient">To whom, as <see cref="Core.Notifications.RecipientName"/> compares names.</param>
/// <param name="Day">The day in London on which it was due.</param>
/// <param name="State">Where it stands.</param>
/// <param name="MessageId">The message it went out in; null while it waits.</param>
/// <param name="MessageDay">The day in London under which that message is kept; null while it waits, and for what was kept before this was noted.</param>
public sealed record KeptNotification(
    Notification Notification,
    string Recipient,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate Day,
    NotificationState State,
    string? MessageId,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? MessageDay = null);

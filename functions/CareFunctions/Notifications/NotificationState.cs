using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Notifications;

/// <summary>Where a notification or a message stands.</summary>
[JsonConverter(typeof(KebabCase<NotificationState>))]
public enum NotificationState
{
    /// <summary>It waits for the day's bundle.</summary>
    Waiting,

    /// <summary>It is on its way.</summary>
    Sending,

    /// <summary>GOV.UK Notify took it.</summary>
    Delivered,

    /// <summary>It is here to be read only: there is no key for GOV.UK Notify, or no address.</summary>
    Kept,
}

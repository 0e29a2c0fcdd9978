using System.Globalization;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Notifications;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Notifications;

/// <summary>Puts notifications into words, by the templates.</summary>
public sealed class NotificationRendering(NotificationTemplates templates)
{
    private static readonly LocalDatePattern Spoken = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary>Whether notifications of a kind wait for the day's bundle.</summary>
    public bool IsBundled(string kind) => templates.Of(kind).Bundled;

    /// <summary>One notification on its own.</summary>
    public (string Subject, string Body) Single(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return templates.Of(notification.Kind).Render(new Dictionary<string, string>
        {
            ["council"] = notification.Council.Name,
            ["case"] = notification.Case?.ToString() ?? "No case yet",
            ["text"] = MessageText.Line(notification.Text),
            ["lines"] = MessageText.List(notification.Lines),
            ["clauses"] = MessageText.Line(string.Join(", ", notification.Clauses)),
            ["day"] = Spoken.Format(DayOf(notification.At)),
        });
    }

    /// <summary>The reminders of a day for one recipient.</summary>
    public (string Subject, string Body) Many(Council council, LocalDate day, IReadOnlyCollection<Notification> notifications)
    {
        ArgumentNullException.ThrowIfNull(council);
        ArgumentNullException.ThrowIfNull(notifications);
        return templates.Of(NotificationTemplates.Bundle).Render(new Dictionary<string, string>
        {
            ["council"] = council.Name,
            ["count"] = notifications.Count.ToString(CultureInfo.InvariantCulture),
            ["day"] = Spoken.Format(day),
            ["items"] = MessageText.List(notifications
                .OrderBy(one => one.At).ThenBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => $"{one.Case?.ToString() ?? "No case yet"}: {one.Text} ({string.Join(", ", one.Clauses)})")),
        });
    }

    /// <summary>The civil day in London.</summary>
    public static LocalDate DayOf(DateTimeOffset at) => LondonCalendar.DateAt(Instant.FromDateTimeOffset(at));
}

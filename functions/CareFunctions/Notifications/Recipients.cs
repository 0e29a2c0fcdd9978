using CareFunctions.Cases;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Notifications;
using CareFunctions.Settings;
using Microsoft.Extensions.Options;

namespace CareFunctions.Notifications;

/// <summary>Who is meant by a notification, and at which address; the addresses are settings.</summary>
public sealed class Recipients(PackageTable packages, IOptions<CareOptions> options)
{
    private const string Provider = "provider";

    /// <summary>The recipient's name, as <see cref="RecipientName"/> compares names. "The provider" is the case's own.</summary>
    public async Task<string> NameAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var name = RecipientName.Of(notification.To);
        if (name == Provider && notification.Case is { } reference
            && await packages.FindAsync(reference, cancellationToken) is { Provider: { } provider } && RecipientName.Of(provider) is { Length: > 0 } its)
        {
            return its;
        }

        return name.Length > 0 ? name : Provider;
    }

    /// <summary>The recipient's address, or null where none is configured.</summary>
    public string? AddressOf(Council council, string name)
    {
        ArgumentNullException.ThrowIfNull(council);
        return options.Value.Recipients.GetValueOrDefault(council.Id)?.FirstOrDefault(one => RecipientName.Of(one.Key) == name).Value;
    }
}

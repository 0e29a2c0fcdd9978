using System.Net.Mail;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Notifications;
using Microsoft.Extensions.Configuration;

namespace CareFunctions.Notifications;

/// <summary>Finds what is wrong with the settings of GOV.UK Notify and of the recipients. Never says a value: it may be a key or an address.</summary>
internal static class NotifyFaults
{
    private static readonly string[] Known = [nameof(NotifyOptions.ApiKey), nameof(NotifyOptions.TemplateId), nameof(NotifyOptions.BaseUrl)];

    /// <summary>Every fault of the service's settings.</summary>
    public static IEnumerable<string> Of(NotifyOptions notify, IConfiguration section)
    {
        foreach (var setting in section.GetChildren().Where(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"Care__Notify__{setting.Key} is not a setting; known are {string.Join(", ", Known)}.";
        }

        if (notify.ApiKey.Length > 0 && !IsKey(notify.ApiKey))
        {
            yield return "Care__Notify__ApiKey must be a key of GOV.UK Notify: a name and two UUIDs, joined by hyphens.";
        }

        if (notify.ApiKey.Length > 0 && !Guid.TryParseExact(notify.TemplateId, "D", out _))
        {
            yield return "Care__Notify__TemplateId must be the UUID of an email template.";
        }

        if (!Uri.TryCreate(notify.BaseUrl, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return "Care__Notify__BaseUrl must be an https address (http only on this machine).";
        }
    }

    /// <summary>Every fault of the recipients' addresses.</summary>
    public static IEnumerable<string> Of(Dictionary<string, Dictionary<string, string>> recipients)
    {
        foreach (var (council, addresses) in recipients)
        {
            if (!Council.TryParse(council, out _))
            {
                yield return $"Care__Recipients__{council} names no council; councils are {string.Join(", ", Council.All)}.";
            }

            foreach (var (name, address) in addresses)
            {
                if (RecipientName.Of(name).Length == 0)
                {
                    yield return $"Care__Recipients__{council}__{name} names nobody: a team, a role or a provider, in letters.";
                }

                if (address.Length > 254 || !MailAddress.TryCreate(address, out var read) || read.Address != address)
                {
                    yield return $"Care__Recipients__{council}__{name} must be an email address.";
                }
            }

            foreach (var same in addresses.Keys.GroupBy(RecipientName.Of).Where(same => same.Count() > 1))
            {
                yield return $"Care__Recipients__{council} has the same recipient more than once: {string.Join(", ", same)}.";
            }
        }
    }

    private static bool IsKey(string key) =>
        key.Length >= 74 && key[^37] == '-' && key[^74..] is var ids && Guid.TryParseExact(ids[1..37], "D", out _) && Guid.TryParseExact(ids[38..], "D", out _);
}

namespace CareFunctions.Settings;

/// <summary>Access to the councils' mailboxes over Microsoft Graph: section <c>Graph</c>. Without it emails still come by queue and HTTP.</summary>
public sealed class GraphOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Graph";

    /// <summary>The Entra tenant. Default: none, which means no access.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>The app registration that may read the mailboxes (application permission <c>Mail.Read</c>, limited to them). Default: none.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Its secret. Default: none.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>What every notification must bring along: 16 to 128 characters that nobody else knows. Default: none, and then no notification is believed.</summary>
    public string ClientState { get; set; } = "";

    /// <summary>Where Graph reaches <c>/api/graph/notifications</c>, over https. With it subscriptions are made and kept alive. Default: none.</summary>
    public string NotificationUrl { get; set; } = "";

    /// <summary>Where tokens are given out. Default: the public cloud's.</summary>
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>Graph itself, with its version. Default: the public cloud's.</summary>
    public string Endpoint { get; set; } = "https://graph.microsoft.com/v1.0";

    /// <summary>Whether mailboxes can be read.</summary>
    public bool GivesAccess => TenantId.Length > 0 && ClientId.Length > 0 && ClientSecret.Length > 0;
}

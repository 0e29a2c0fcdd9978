namespace CareFunctions.Notifications;

/// <summary>How messages go out through GOV.UK Notify: section <c>Care:Notify</c>.</summary>
public sealed class NotifyOptions
{
    /// <summary>GOV.UK Notify itself.</summary>
    public const string PublicService = "https://api.notifications.service.gov.uk";

    /// <summary>The API key. Default: none, and then every message is kept to be read here.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The id of an email template whose subject is <c>((subject))</c> and whose body is <c>((body))</c>. Required with a key.</summary>
    public string TemplateId { get; set; } = "";

    /// <summary>The address of the service. Default: <see cref="PublicService"/>.</summary>
    public string BaseUrl { get; set; } = PublicService;
}

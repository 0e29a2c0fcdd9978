using CareFunctions.Settings;
using Microsoft.Extensions.Options;
using Notify.Client;
using Notify.Exceptions;

namespace CareFunctions.Notifications;

/// <summary>GOV.UK Notify, by its official client.</summary>
public sealed class GovUkNotifyGateway : IMessageGateway, IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly NotificationClient _client;
    private readonly string _templateId;

    /// <summary>A gateway as configured.</summary>
    /// <exception cref="NotifyAuthException">The key is not one of GOV.UK Notify; the settings' check says so before.</exception>
    public GovUkNotifyGateway(IOptions<CareOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var notify = options.Value.Notify;
        _http.BaseAddress = new Uri(notify.BaseUrl);
        _client = new NotificationClient(new NotifyHttp(_http), notify.ApiKey);
        _templateId = notify.TemplateId;
    }

    /// <inheritdoc />
    public async Task<bool> WasTakenAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await TryAsync(() => _client.GetNotificationsAsync("email", "", reference)).WaitAsync(cancellationToken);
        return found.notifications.Count > 0;
    }

    /// <inheritdoc />
    public async Task SendAsync(string address, string subject, string body, string reference, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<string, dynamic> { ["subject"] = subject, ["body"] = body };
        await TryAsync(() => _client.SendEmailAsync(address, _templateId, facts, reference)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    // The client wraps what happens to it.
    private static Exception CauseOf(Exception fault) => fault is AggregateException { InnerException: { } inner } ? CauseOf(inner) : fault;

    // The client's own texts repeat the address.
    private static async Task<T> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception fault) when (CauseOf(fault) is NotifyClientException refusal)
        {
            var status = new string([.. refusal.Message.SkipWhile(character => !char.IsAsciiDigit(character)).TakeWhile(char.IsAsciiDigit).Take(3)]);
            throw new MessageGatewayException($"GOV.UK Notify answered with status {(status.Length == 3 ? status : "unknown")}.");
        }
        catch (Exception fault) when (CauseOf(fault) is HttpRequestException or OperationCanceledException or Newtonsoft.Json.JsonException)
        {
            throw new MessageGatewayException($"GOV.UK Notify could not be reached ({CauseOf(fault).GetType().Name}).");
        }
    }
}

using Microsoft.Extensions.Hosting;

namespace CareFunctions.Notifications;

/// <summary>Makes a faulty template stop the start, rather than the first message that needs it.</summary>
public sealed class NotificationTemplatesCheck(NotificationTemplates templates) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // To have been given the templates is to have loaded them.
        ArgumentNullException.ThrowIfNull(templates);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

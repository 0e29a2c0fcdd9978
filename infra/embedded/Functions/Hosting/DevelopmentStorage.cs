using Embedded.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Hosting;

/// <summary>The storage emulator that this host started, if the settings ask for it and none was there.</summary>
internal sealed class DevelopmentStorage(IOptions<EmbeddedHostOptions> options, IConfiguration configuration) : IAsyncDisposable
{
    private Task<AzuriteServer?>? _server;
    private readonly CancellationTokenSource _giveUp = new();

    /// <summary>Whether the application's storage is the emulator of this machine.</summary>
    public bool IsWanted => string.Equals(
        configuration["AzureWebJobsStorage"]?.Trim().TrimEnd(';'), AzuriteServer.DevelopmentStorageConnectionString, StringComparison.OrdinalIgnoreCase);

    /// <summary>Begins to start it, in the background: the task hub opens meanwhile.</summary>
    public void Begin()
    {
        if (IsWanted && options.Value.StartAzurite)
        {
            _server = AzuriteServer.EnsureDevelopmentStorageAsync(
                Path.Combine(options.Value.DataFolder, "azurite"), new ConsoleProgress(), _giveUp.Token);
        }
    }

    /// <summary>Waits until it answers.</summary>
    /// <returns>Whether this host started one.</returns>
    /// <exception cref="AzuriteException">It cannot be had; the message says what to do.</exception>
    public async Task<bool> ReadyAsync(CancellationToken cancellationToken) =>
        _server is not null && await _server.WaitAsync(cancellationToken) is not null;

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
        {
            _giveUp.Dispose();
            return;
        }

        await _giveUp.CancelAsync();
        try
        {
            if (await _server is { } server)
            {
                await server.DisposeAsync();
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or AzuriteException)
        {
            // It never came up; ReadyAsync has said why.
        }

        _server = null;
        _giveUp.Dispose();
    }

    private sealed class ConsoleProgress : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}

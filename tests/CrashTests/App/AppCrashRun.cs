using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Embedded.Azurite;

namespace CrashTests.App;

/// <summary>Kills the real application at random moments while messages, decisions and results arrive, and accounts for every message.</summary>
internal sealed class AppCrashRun(int kills, int seed, TimeProvider clock, TextWriter log)
{
    private const int MessagesPerLife = 3;

    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private readonly Random random = new(seed);
    private readonly CrashReport report = new("application");

    public async Task<CrashReport> RunAsync(string folder)
    {
        AzuriteOptions options = new() { Location = Path.Combine(folder, "azurite") };
        await using AzuriteServer azurite = await AzuriteServer.StartAsync(options, new Progress<string>(log.WriteLine));
        QueueServiceClient queues = new(azurite.ConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        await using ApplicationProcess application = new(folder, FreePort(), azurite.ConnectionString, clock);
        using HttpClient http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = application.Address, Timeout = TimeSpan.FromSeconds(15) };
        ApplicationClient client = new(http, application.DataFolder);
        MessageSender sender = new(client, queues, new Workload(seed, clock.GetUtcNow()), seed, report, clock);
        SwiftConnector connector = new(queues, seed, clock);
        Staff staff = new(client, id => sender.Accepted.FirstOrDefault(message => message.InstanceId == id || message.WorkInstanceId == id || message.BesideInstanceId == id), seed, report, clock);
        using CancellationTokenSource stop = new();

        long begun = clock.GetTimestamp();
        application.Start();
        await application.ReadyAsync(http);
        Task others = Task.WhenAll(QuietlyAsync(staff.RunAsync(stop.Token)), QuietlyAsync(connector.RunAsync(stop.Token)));
        TimeSpan slowest = await KillRepeatedlyAsync(application, http, sender, others, stop.Token);
        TimeSpan killing = clock.GetElapsedTime(begun);

        AppAccount account = new(client, queues, new TableServiceClient(azurite.ConnectionString), [.. sender.Accepted], connector, report);
        FailureOfficer officer = new(client);
        await DrainAsync(staff, officer, account, others);
        await stop.CancelAsync();
        await others;
        await account.SettleAsync();
        report.Figure($"{kills} kills in {killing.TotalSeconds:0} s, slowest restart {slowest.TotalMilliseconds:0} ms");
        report.Figure($"{sender.Accepted.Count} messages and {sender.Repeats} repeats of them, {staff.Decisions} decisions acknowledged");
        report.Figure($"{connector.CarriedOut.Count} system commands in effect; {connector.Repeated} sent again with the same correlation id");
        await application.KillAsync();
        return report;
    }

    // Sending goes on across lives: what a kill cuts off is sent again to the next life.
    private async Task<TimeSpan> KillRepeatedlyAsync(
        ApplicationProcess application, HttpClient http, MessageSender sender, Task others, CancellationToken stop)
    {
        TimeSpan slowest = TimeSpan.Zero;
        for (int kill = 1; kill <= kills; kill++)
        {
            Task sending = sender.SendAsync((kill - 1) * MessagesPerLife, MessagesPerLife, stop);
            await Task.WhenAny(others, Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 1200)), clock, stop));
            await application.KillAsync();
            application.Start();

            // Now and then the next life is cut off while it still starts.
            if (random.Next(10) == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 1500)), clock, stop);
                await application.KillAsync();
                application.Start();
            }

            TimeSpan start = await application.ReadyAsync(http);
            slowest = start > slowest ? start : slowest;
            await sending;
            if (others.IsFaulted)
            {
                await others;
            }

            if (kill % 20 == 0)
            {
                await log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  application: {kill} kills, {sender.Accepted.Count} messages"));
            }
        }

        return slowest;
    }

    // Done when nobody has anything to decide, nothing is queued, and every procedure stands where it should, for three looks in a row.
    private async Task DrainAsync(Staff staff, FailureOfficer officer, AppAccount account, Task others)
    {
        long begun = clock.GetTimestamp();
        long looked = 0;
        int quiet = 0;
        while (quiet < 3 && clock.GetElapsedTime(begun) < DrainLimit && !others.IsFaulted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), clock);
            if (looked == 0 || clock.GetElapsedTime(looked) > BetweenLooks)
            {
                looked = clock.GetTimestamp();
                await officer.LookAsync();
            }

            quiet = staff.Waiting == 0 && await account.IsQuietAsync() ? quiet + 1 : 0;
        }

        report.Figure($"{officer.Replayed} messages whose attempts were all cut off went to the failure desk and were put back");
        report.Figure($"drained {clock.GetElapsedTime(begun).TotalSeconds:0.0} s after the last kill");
        report.Expect(quiet == 3, $"not drained within {DrainLimit.TotalMinutes} minutes");
    }

    private static async Task QuietlyAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // The end of the run.
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

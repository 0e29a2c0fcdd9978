using System.Diagnostics;
using System.Net.Sockets;
using Embedded.Azurite;

namespace Embedded.Tables.Tests.Azurite;

public sealed class AzuriteServerTests
{
    [Fact]
    public async Task StartAsync_FreePorts_AnswersOnLoopbackAndStopsWithoutATrace()
    {
        int processId;
        int queuePort;
        await using (var server = await AzuriteServer.StartAsync())
        {
            processId = server.ProcessId;
            queuePort = server.QueueEndpoint.Port;
            server.TableEndpoint.Host.ShouldBe("127.0.0.1");
            server.ConnectionString.ShouldContain($"QueueEndpoint={server.QueueEndpoint};");
            (await AzuriteServer.IsListeningAsync(server.TableEndpoint.Port)).ShouldBeTrue();
            (await AzuriteServer.IsListeningAsync(queuePort)).ShouldBeTrue();
        }

        (await AzuriteServer.IsListeningAsync(queuePort)).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Process.GetProcessById(processId));
    }

    [Fact]
    public async Task StartAsync_ThreeAtOnce_TakeDifferentPorts()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => AzuriteServer.StartAsync()));
        try
        {
            servers.SelectMany(server => new[] { server.BlobEndpoint.Port, server.QueueEndpoint.Port, server.TableEndpoint.Port })
                .Distinct().Count().ShouldBe(9);
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task StartAsync_PortTaken_FailsWithAzuritesOwnWords()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var failure = await Should.ThrowAsync<AzuriteException>(AzuriteServer.StartAsync(new AzuriteOptions { TablePort = port }));

        failure.Message.ShouldContain("EADDRINUSE");
        failure.Message.ShouldContain("exit code 1");
    }

    [Fact]
    public async Task StartAsync_InterruptFromTheTerminal_KeepsRunningUntilDisposed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        await using var server = await AzuriteServer.StartAsync();

        using (var interrupt = Process.Start("kill", ["-INT", $"{server.ProcessId}"]))
        {
            await interrupt.WaitForExitAsync();
        }

        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri($"{server.TableEndpoint}/Tables"));
        ((int)answer.StatusCode).ShouldBe(403);
    }
}

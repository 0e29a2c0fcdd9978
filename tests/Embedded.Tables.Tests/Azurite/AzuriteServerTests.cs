using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Azure.Data.Tables;
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
    public async Task FurtherAccount_EachTime_IsOneThatHoldsNothingOfTheOthers()
    {
        await using var server = await AzuriteServer.StartAsync(new AzuriteOptions { FurtherAccounts = 2 });
        var services = new[] { server.ConnectionString, server.FurtherAccount(), server.FurtherAccount() }.Select(account => new TableServiceClient(account)).ToList();
        for (var number = 0; number < services.Count; number++)
        {
            await services[number].CreateTableIfNotExistsAsync($"only{number}");
        }

        foreach (var (service, number) in services.Select((service, number) => (service, number)))
        {
            var tables = new List<string>();
            await foreach (var table in service.QueryAsync())
            {
                tables.Add(table.Name);
            }

            tables.ShouldBe([$"only{number}"]);
        }

        Should.Throw<InvalidOperationException>(server.FurtherAccount).Message.ShouldContain("All 2");
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => AzuriteServer.StartAsync(new AzuriteOptions { FurtherAccounts = 2_001 }));
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

    [Fact]
    public async Task StartAsync_SameLocationAgain_FindsTheData()
    {
        var location = Directory.CreateTempSubdirectory("azurite-test").FullName;
        try
        {
            var options = new AzuriteOptions { Location = location };
            await using (var first = await AzuriteServer.StartAsync(options))
            {
                await new TableClient(first.ConnectionString, "kept").CreateAsync();
                await new TableClient(first.ConnectionString, "kept").AddEntityAsync(new TableEntity("p", "r") { ["Step"] = 1 });
            }

            await using var second = await AzuriteServer.StartAsync(options);

            (await new TableClient(second.ConnectionString, "kept").GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Step").ShouldBe(1);
        }
        finally
        {
            Directory.Delete(location, recursive: true);
        }
    }

    [Fact]
    public async Task Launcher_ParentKilled_GoesOnAnswering()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var (orphan, port) = await LeaveOrphanAsync("0");
        try
        {
            using var client = new HttpClient();
            // Twice, and with an access log: what it writes goes into a pipe that nobody reads.
            for (var request = 0; request < 2; request++)
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/devstoreaccount1/Tables"));
                ((int)answer.StatusCode).ShouldBe(403);
            }
        }
        finally
        {
            orphan.Kill();
            orphan.Dispose();
        }
    }

    [Fact]
    public async Task Launcher_OnPortsOfItsOwnAndParentKilled_Ends()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var (orphan, _) = await LeaveOrphanAsync("1");
        using (orphan)
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20)))
        {
            try
            {
                await orphan.WaitForExitAsync(patience.Token);
            }
            finally
            {
                orphan.Kill();
            }
        }
    }

    /// <summary>Starts Azurite under a parent that is killed as soon as it listens.</summary>
    private static async Task<(Process Azurite, int TablePort)> LeaveOrphanAsync(string stopWithParent)
    {
        const string Parent = """
            const azurite = require("child_process").spawn(process.execPath, process.argv.slice(1));
            let said = "";
            azurite.stdout.on("data", (text) => {
              said += text;
              const ready = said.match(/Table service is successfully listening at \S+:(\d+)/);
              if (ready) process.stdout.write(`${azurite.pid} ${ready[1]}`, () => process.kill(process.pid, "SIGKILL"));
            });
            """;
        var installation = await AzuriteInstallation.EnsureAsync();
        using var parent = Process.Start(new ProcessStartInfo("node",
            ["-e", Parent, installation.EntryPoint, "--inMemoryPersistence", "--disableTelemetry", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = installation.Folder,
            Environment = { ["EMBEDDED_AZURITE_STOP_WITH_PARENT"] = stopWithParent },
        })!;
        var said = (await parent.StandardOutput.ReadToEndAsync()).Split(' ');
        await parent.WaitForExitAsync();
        parent.ExitCode.ShouldNotBe(0);
        return (Process.GetProcessById(int.Parse(said[0], CultureInfo.InvariantCulture)), int.Parse(said[1], CultureInfo.InvariantCulture));
    }
}

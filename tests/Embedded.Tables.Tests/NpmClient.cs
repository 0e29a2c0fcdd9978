using System.Diagnostics;
using System.Text.Json;
using Embedded.Azurite;

namespace Embedded.Tables.Tests;

/// <summary>npm's <c>@azure/data-tables</c>, run in a node process against the same Azurite.</summary>
internal sealed class NpmClient(AzuriteServer server, string table)
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "interop.mjs"];

    public async Task WriteAsync(string entities) => await RunAsync(entities, "write");

    public async Task<JsonElement> ReadAsync() => await RunAsync("", "read");

    public async Task<string[]> QueryAsync(string filter) =>
        (await RunAsync("", "query", filter)).EnumerateArray().Select(key => key.GetString()!).ToArray();

    private async Task<JsonElement> RunAsync(string input, params string[] arguments)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "interop");
        var packages = new NodePackages("tables-interop", Files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(source, file))));
        var folder = await packages.EnsureAsync();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "interop.mjs"), server.TableEndpoint.AbsoluteUri, table, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ACCOUNT_NAME"] = AzuriteServer.AccountName, ["ACCOUNT_KEY"] = AzuriteServer.AccountKey },
        };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await error);
        return JsonSerializer.Deserialize<JsonElement>(await output);
    }
}

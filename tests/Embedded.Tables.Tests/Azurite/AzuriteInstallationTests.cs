using Embedded.Azurite;

namespace Embedded.Tables.Tests.Azurite;

public sealed class AzuriteInstallationTests
{
    [Fact]
    public async Task EnsureAsync_Installed_SaysNothingAndNamesTheEntryPoint()
    {
        await AzuriteInstallation.EnsureAsync();
        var lines = new List<string>();

        var installation = await AzuriteInstallation.EnsureAsync(new Progress(lines));

        lines.ShouldBeEmpty();
        File.Exists(installation.EntryPoint).ShouldBeTrue();
        Directory.Exists(Path.Combine(installation.Folder, "node_modules", "@opentelemetry")).ShouldBeFalse("the telemetry client is left out");
    }

    private sealed class Progress(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}

using Embedded.Functions.HostJson;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Tests.HostJson;

public sealed class HostSettingsReaderTests
{
    [Fact]
    public void Read_NothingSet_GivesTheDefaults()
    {
        var settings = Read([]);

        settings.RoutePrefix.ShouldBe("api");
        settings.FunctionTimeout.ShouldBeNull();
        settings.Faults.ShouldBeEmpty();
        settings.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_UnknownAndMeaninglessSettings_AreNamedInWarnings()
    {
        var settings = Read(new()
        {
            ["nonsense"] = "1",
            ["singleton:lockPeriod"] = "1",
            ["extensions:kafka:x"] = "1",
            ["extensions:http:maxOutstandingRequests"] = "1",
            ["logging:applicationInsights:x"] = "1",
        });

        string[] names = ["nonsense", "singleton", "extensions.kafka", "extensions.http.maxOutstandingRequests", "logging.applicationInsights"];
        settings.Warnings.Count.ShouldBe(names.Length);
        names.ShouldAllBe(name => settings.Warnings.Any(warning => warning.Contains($" {name} ", StringComparison.Ordinal)));
        settings.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("functionTimeout", "yesterday")]
    [InlineData("functionTimeout", "00:00:00")]
    [InlineData("version", "3.0")]
    [InlineData("logging:logLevel:default", "Loud")]
    [InlineData("extensions:http:routePrefix", "a{b}")]
    public void Read_ValueThatCannotBe_IsAFaultWithItsPath(string key, string value)
    {
        var fault = Read(new() { [key] = value }).Faults.ShouldHaveSingleItem();

        fault.ShouldContain(key.Replace(':', '.'));
        fault.ShouldContain($"'{value}'");
    }

    private static HostSettings Read(Dictionary<string, string?> values) => HostSettingsReader.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(pair => $"AzureFunctionsJobHost:{pair.Key}", pair => pair.Value)).Build());
}

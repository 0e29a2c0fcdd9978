using Embedded.Functions.Durable;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Tests.Durable;

public sealed class DurableTaskSettingsTests
{
    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        var settings = Read();

        settings.HubName.ShouldBe("TestHubName");
        settings.MaxConcurrentActivityFunctions.ShouldBe(10 * Environment.ProcessorCount);
        settings.MaxConcurrentOrchestratorFunctions.ShouldBe(10 * Environment.ProcessorCount);
        settings.ExtendedSessionsEnabled.ShouldBeTrue();
        settings.DefaultVersion.ShouldBe("");
        settings.VersionMatchStrategy.ShouldBe(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder);
        settings.VersionFailureStrategy.ShouldBe(DurableTaskWorkerOptions.VersionFailureStrategy.Reject);
        settings.Faults.ShouldBeEmpty();
        settings.Ignored.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Values_AreTakenWhateverTheirLetterCase()
    {
        var settings = Read(
            ("hubName", "%Hub%"), ("maxConcurrentActivityFunctions", "3"), ("maxConcurrentOrchestratorFunctions", "4"), ("extendedSessionsEnabled", "False"),
            ("defaultVersion", "2.0"), ("versionMatchStrategy", "strict"), ("versionFailureStrategy", "FAIL"));

        settings.HubName.ShouldBe("Wardens");
        settings.MaxConcurrentActivityFunctions.ShouldBe(3);
        settings.MaxConcurrentOrchestratorFunctions.ShouldBe(4);
        settings.ExtendedSessionsEnabled.ShouldBeFalse();
        settings.DefaultVersion.ShouldBe("2.0");
        settings.VersionMatchStrategy.ShouldBe(DurableTaskWorkerOptions.VersionMatchStrategy.Strict);
        settings.VersionFailureStrategy.ShouldBe(DurableTaskWorkerOptions.VersionFailureStrategy.Fail);
        settings.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("has space")]
    [InlineData("1stHub")]
    [InlineData("%NoSuchSetting%")]
    public void Read_BadHubName_IsAFault(string name) => Read(("hubName", name)).Faults.ShouldHaveSingleItem().ShouldContain("hubName");

    [Fact]
    public void Read_ThrowOnRaiseEvent_MayOnlyBeWhatThisHostDoes()
    {
        var asHere = Read(("throwStatusExceptionsOnRaiseEvent", "false"));
        asHere.Faults.ShouldBeEmpty();
        asHere.Ignored.ShouldBeEmpty();
        Read(("throwStatusExceptionsOnRaiseEvent", "true")).Faults.ShouldHaveSingleItem().ShouldContain("throwStatusExceptionsOnRaiseEvent");
    }

    [Fact]
    public void Read_SettingsThatMeanNothingHere_AreIgnoredByName() =>
        Read(("storageProvider:type", "mssql"), ("tracing:traceInputsAndOutputs", "true"), ("maxConcurrentEntityFunctions", "1"))
            .Ignored.ShouldBe(["extensions.durableTask.storageProvider", "extensions.durableTask.tracing", "extensions.durableTask.maxConcurrentEntityFunctions"], ignoreOrder: true);

    private static DurableTaskSettings Read(params (string Name, string Value)[] values) => DurableTaskSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(v => "AzureFunctionsJobHost:extensions:durableTask:" + v.Name, v => (string?)v.Value))
        .AddInMemoryCollection([new("Hub", "Wardens")])
        .Build());
}

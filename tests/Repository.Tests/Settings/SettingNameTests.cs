using System.Text.Json;
using System.Text.RegularExpressions;
using CareFunctions.Storage;
using Repository.Tests.Deployment;

namespace Repository.Tests.Settings;

public sealed partial class SettingNameTests
{
    private static readonly BicepFile FunctionApp = BicepFile.Named("function-app.bicep");

    private static IReadOnlyList<string> InBicep { get; } =
        [.. FunctionApp.KeysOf("commonSettings"), .. FunctionApp.KeysOf("storageBackendSettings"), .. FunctionApp.KeysOf("schedulerBackendSettings")];

    private static IReadOnlyList<string> InSample
    {
        get
        {
            using JsonDocument sample = JsonDocument.Parse(RepositoryFiles.Text("local.settings.sample.json"));
            return [.. sample.RootElement.GetProperty("Values").EnumerateObject().Select(property => property.Name)];
        }
    }

    [Fact]
    public void Sample_EverySetting_IsReadBySomebody()
    {
        InSample.ShouldNotBeEmpty();

        KnownSettings.Strangers(InSample).ShouldBeEmpty();
    }

    [Fact]
    public void Bicep_EverySetting_IsReadBySomebody()
    {
        string[] named = [.. ConnectionSettingName().Matches(FunctionApp.Code).Select(match => match.Groups["name"].Value)];

        KnownSettings.Strangers(InBicep.Except(named)).ShouldBeEmpty();
    }

    [Fact]
    public void Bicep_EveryNamedConnection_IsSet()
    {
        foreach (Match name in ConnectionSettingName().Matches(FunctionApp.Code))
        {
            InBicep.ShouldContain(key => key == name.Groups["name"].Value || key.StartsWith(name.Groups["name"].Value + "__", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Code_EverySettingReadByName_IsKnown()
    {
        string[] read = [.. RepositoryFiles.Under("functions/", ".cs").SelectMany(file => KnownSettings.ReadByText(RepositoryFiles.Text(file))).Distinct()];

        KnownSettings.Strangers(read).ShouldBeEmpty();
    }

    [Fact]
    public void Readme_EverySettingOfTheApplicationAndTheHost_IsExplained()
    {
        string readme = RepositoryFiles.Text("README.md");

        KnownSettings.OfApplication.Concat(KnownSettings.OfEmbeddedHost)
            .Where(name => !TestOnly.Contains(name) && !readme.Contains($"`{name}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
        ReadmeSetting().Matches(readme).Select(match => match.Groups["name"].Value)
            .Where(name => KnownSettings.Strangers([name]).Count > 0)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Bicep_Queues_AreThoseOfTheCode()
    {
        string[] inBicep = [.. QuotedName().Matches(QueueNames().Match(BicepFile.Named("storage.bicep").Code).Value).Select(match => match.Groups["name"].Value)];

        inBicep.ShouldBe(Queues.All.Where(name => !name.EndsWith("-poison", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public void Bicep_TaskHub_IsThatOfHostJson()
    {
        string? hub = KnownSettings.HostJson.GetProperty("extensions").GetProperty("durableTask").GetProperty("hubName").GetString();

        BicepFile.Named("main.bicep").Code.ShouldContain($"var taskHubName = '{hub}'");
    }

    [Theory]
    [InlineData("Care__Conectors")]
    [InlineData("care__Connectors")]
    [InlineData("Embedded__Prot")]
    [InlineData("AzureWebJobsStorage__tablesServiceUri")]
    [InlineData("AzureFunctionsJobHost__extensions__queues__batchsize")]
    public void Strangers_NameMisspelt_IsFound(string name) => KnownSettings.Strangers([name]).ShouldBe([name]);

    [Fact]
    public void ReadByText_EveryFormOfReading_IsFound() =>
        KnownSettings.ReadByText("""
            _ = configuration["One:Two"]; _ = Configuration.GetSection("Three"); _ = configuration.GetValue<int>("Four");
            [QueueTrigger("q", Connection = "Five")]
            """).ShouldBe(["One__Two", "Three", "Four", "Five"]);

    // Not for an installation: tests set them in code.
    private static readonly string[] TestOnly = ["Embedded__DriveWorkByHand", "Embedded__EvictAfterEveryStep"];

    [GeneratedRegex(@"connection(String)?Name: '(?<name>\w+)'")]
    private static partial Regex ConnectionSettingName();

    [GeneratedRegex(@"`(?<name>(Care|Embedded|AzureWebJobsStorage|AzureFunctionsJobHost)__\w+)`")]
    private static partial Regex ReadmeSetting();

    [GeneratedRegex(@"var queueNames = \[[^\]]*\]")]
    private static partial Regex QueueNames();

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex QuotedName();
}

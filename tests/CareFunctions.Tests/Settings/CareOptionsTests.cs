using CareFunctions.Settings;
using CareFunctions.Storage;
using Microsoft.Extensions.Configuration;

namespace CareFunctions.Tests.Settings;

public sealed class CareOptionsTests
{
    [Fact]
    public void Validate_EverythingWrong_NamesEveryFault()
    {
        var faults = Validate(
            new CareOptions { Connectors = "swift, abacus", ConnectorTimeout = TimeSpan.FromDays(8), RulebookFolder = "" },
            new() { ["Care:Conectors"] = "swift" });

        faults.Count.ShouldBe(5);
        faults[0].ShouldContain("AzureWebJobsStorage");
        faults[1].ShouldContain("Care__Conectors");
        faults[2].ShouldContain("'abacus'");
        faults[3].ShouldContain("Care__ConnectorTimeout");
        faults[4].ShouldContain("Care__RulebookFolder");
    }

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage:accountName", "carefunctions")]
    public void Validate_AStorageAccountEitherWay_IsSound(string name, string value) =>
        Validate(new CareOptions(), new() { [name] = value }).ShouldBeEmpty();

    [Theory]
    [InlineData("not a name")]
    [InlineData("evil.example/")]
    public void Validate_AccountNameThatIsNone_IsAFault(string name) =>
        Validate(new CareOptions(), new() { ["AzureWebJobsStorage:accountName"] = name }).ShouldHaveSingleItem().ShouldContain(StorageConnection.Name);

    private static IReadOnlyList<string> Validate(CareOptions options, Dictionary<string, string?> settings) =>
        [.. new CareOptionsValidation(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Validate(null, options).Failures ?? []];
}

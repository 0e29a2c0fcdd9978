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
            new CareOptions
            {
                Connectors = "las, proactis",
                HttpConnectors = new()
                {
                    ["las"] = new() { Url = "http://las.example/commands", TokenUrl = "nowhere", ClientSecret = "c", SigningKey = "short", RequestTimeout = TimeSpan.Zero },
                },
                ConnectorTimeout = TimeSpan.FromDays(8),
                RulebookFolder = "",
                NotificationsKept = TimeSpan.FromDays(30),
            },
            new() { ["Care:Conectors"] = "swift", ["Care:HttpConnectors:las:Adress"] = "x" });

        faults.Count.ShouldBe(12);
        faults[0].ShouldContain("AzureWebJobsStorage");
        faults[1].ShouldContain("Care__Conectors");
        faults[2].ShouldContain("las is in Care__Connectors and in Care__HttpConnectors");
        faults[3].ShouldContain("Care__HttpConnectors__las__Adress");
        faults[4].ShouldContain("Care__HttpConnectors__las__Url");
        faults[5].ShouldContain("Care__HttpConnectors__las__TokenUrl");
        faults[6].ShouldContain("Care__HttpConnectors__las__ClientId");
        faults[7].ShouldContain("Care__HttpConnectors__las__SigningKey");
        faults[8].ShouldContain("Care__HttpConnectors__las__RequestTimeout");
        faults[9].ShouldContain("Care__ConnectorTimeout");
        faults[10].ShouldContain("Care__NotificationsKept");
        faults[11].ShouldContain("Care__RulebookFolder");
    }

    [Fact]
    public void Validate_AnHttpConnectorSetUpWhole_IsSound() =>
        Validate(
            new CareOptions
            {
                HttpConnectors = new()
                {
                    ["las"] = new()
                    {
                        Url = "https://las.example/commands",
                        TokenUrl = "http://127.0.0.1:7081/oauth2/token",
                        ClientId = "i",
                        ClientSecret = "s",
                        SigningKey = new string('k', 32),
                    },
                },
            },
            new() { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" }).ShouldBeEmpty();

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage:accountName", "carefunctions")]
    public void Validate_AStorageAccountEitherWay_IsSound(string name, string value) =>
        Validate(new CareOptions(), new() { [name] = value }).ShouldBeEmpty();

    [Theory]
    [InlineData(31, true)]
    [InlineData(3660, true)]
    [InlineData(3661, false)]
    public void Validate_HowLongNotificationsAreKept_IsWithinItsRange(int days, bool sound) =>
        Validate(new CareOptions { NotificationsKept = TimeSpan.FromDays(days) }, new() { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" }).Count
            .ShouldBe(sound ? 0 : 1);

    [Theory]
    [InlineData("not a name")]
    [InlineData("evil.example/")]
    public void Validate_AccountNameThatIsNone_IsAFault(string name) =>
        Validate(new CareOptions(), new() { ["AzureWebJobsStorage:accountName"] = name }).ShouldHaveSingleItem().ShouldContain(StorageConnection.Name);

    private static IReadOnlyList<string> Validate(CareOptions options, Dictionary<string, string?> settings) =>
        [.. new CareOptionsValidation(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).Validate(null, options).Failures ?? []];
}

using Embedded.Functions.Queues;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Tests.Queues;

public sealed class QueueConnectionsTests
{
    [Theory]
    [InlineData("ab", "2 characters")]
    [InlineData("Upper-Case", "lower-case")]
    [InlineData("two--hyphens", "hyphen")]
    [InlineData("-first", "hyphen")]
    [InlineData("%NoSuchSetting%", "NoSuchSetting")]
    public void Faults_BadQueueName_SaysWhatIsWrong(string name, string expected) =>
        Connections(("AzureWebJobsStorage", "UseDevelopmentStorage=true")).Faults(null, name).ShouldHaveSingleItem().ShouldContain(expected);

    [Fact]
    public void Faults_NameAndConnectionBad_NamesBoth() => Connections().Faults("Missing", "x").Count().ShouldBe(2);

    [Fact]
    public void Faults_UnreadableConnectionString_DoesNotRepeatIt()
    {
        var fault = Connections(("Orders", "AccountKey QUJD")).Faults("Orders", "orders").ShouldHaveSingleItem();

        fault.ShouldContain("'Orders'");
        fault.ShouldNotContain("QUJD");
    }

    [Theory]
    [InlineData("Orders")]
    [InlineData("AzureWebJobsOrders")]
    [InlineData("ConnectionStrings:Orders")]
    public void Queue_ConnectionString_IsFoundUnderEachName(string setting) =>
        Connections((setting, "UseDevelopmentStorage=true")).Queue("Orders", "orders").Uri.ShouldBe(new Uri("http://127.0.0.1:10001/devstoreaccount1/orders"));

    [Theory]
    [InlineData("queueServiceUri", "https://example.queue.core.windows.net")]
    [InlineData("accountName", "example")]
    public void Queue_Identity_UsesTheServicesAddress(string key, string value) =>
        Connections(("Orders:" + key, value)).Queue("Orders", "orders").Uri.ShouldBe(new Uri("https://example.queue.core.windows.net/orders"));

    [Fact]
    public void Queue_IdentityOverHttp_IsRefused() =>
        Should.Throw<FormatException>(() => Connections(("Orders:queueServiceUri", "http://example.test")).Queue("Orders", "orders")).Message.ShouldContain("https");

    [Fact]
    public void Queue_NameFromSetting_IsResolved() =>
        Connections(("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("OrdersQueue", "orders")).Queue(null, "%OrdersQueue%").Name.ShouldBe("orders");

    private static QueueConnections Connections(params (string Name, string Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build());
}

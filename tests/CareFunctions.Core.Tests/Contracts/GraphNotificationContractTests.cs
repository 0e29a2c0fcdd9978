using System.Text;
using CareFunctions.Core.Contracts;

namespace CareFunctions.Core.Tests.Contracts;

public sealed class GraphNotificationContractTests
{
    [Fact]
    public void GraphNotifications_AsGraphSendsThem_AreRead()
    {
        var reading = Read("""
            {"value":[
              {"subscriptionId":"s-1","subscriptionExpirationDateTime":"2026-05-08T09:00:00Z","changeType":"created","clientState":"a secret nobody knows","tenantId":"t",
               "resource":"Users/u/Messages/m","resourceData":{"@odata.type":"#Microsoft.Graph.Message","id":"m"}},
              {"subscriptionId":"s-1","lifecycleEvent":"missed","clientState":null,"resource":null}]}
            """);

        reading.Faults.ShouldBeEmpty();
        reading.Value.ShouldBe(
        [
            new("s-1", "a secret nobody knows", "Users/u/Messages/m", null),
            new("s-1", null, null, "missed"),
        ]);
    }

    [Theory]
    [InlineData("{}", "/value")]
    [InlineData("""{"value":[]}""", "/value")]
    [InlineData("""{"value":{}}""", "/value")]
    [InlineData("""{"value":[7]}""", "/value/0")]
    [InlineData("""{"value":[{"resource":"Users/u/Messages/m"}]}""", "/value/0/subscriptionId")]
    [InlineData("""{"value":[{"subscriptionId":"s","clientState":7,"resource":"x"}]}""", "/value/0/clientState")]
    [InlineData("""{"value":[{"subscriptionId":"s","resource":"x"},{"subscriptionId":"s"}]}""", "/value/1/resource")]
    public void GraphNotifications_Faulty_NamesTheFault(string text, string pointer) => Read(text).Faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);

    private static ContractReading<IReadOnlyList<CareFunctions.Core.Emails.GraphNotification>> Read(string text) =>
        ContractReader.GraphNotifications(Encoding.UTF8.GetBytes(text));
}

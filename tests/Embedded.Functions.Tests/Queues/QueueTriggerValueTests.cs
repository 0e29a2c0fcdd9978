using Azure.Storage.Queues.Models;
using Embedded.Functions.Invocation;
using Embedded.Functions.Queues;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Tests.Queues;

public sealed class QueueTriggerValueTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Convert_KnownTypes_GivesBodyInEachForm()
    {
        var value = Value("{\"name\":\"Example\",\"hours\":4}");

        value.Convert(typeof(string)).ShouldBe("{\"name\":\"Example\",\"hours\":4}");
        ((byte[])value.Convert(typeof(byte[]))!).Length.ShouldBe(28);
        value.Convert(typeof(BinaryData)).ShouldBeOfType<BinaryData>().ToString().ShouldStartWith("{");
        value.Convert(typeof(QueueMessage)).ShouldBeOfType<QueueMessage>().MessageId.ShouldBe("id-1");
        value.Convert(typeof(Order)).ShouldBe(new Order("Example", 4));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("{\"hours\":\"four\"}")]
    public void Convert_NotJsonOfTheType_IsAFailedInvocation(string body) =>
        Should.Throw<FunctionInputConverterException>(() => Value(body).Convert(typeof(Order))).Message.ShouldContain("id-1");

    [Fact]
    public void BindingData_NamesAnyCase_GiveTheMessagesMetadata()
    {
        var data = Value("text").BindingData;

        data["id"].ShouldBe("id-1");
        data["POPRECEIPT"].ShouldBe("receipt");
        data["dequeueCount"].ShouldBe(3L);
        data["insertionTime"].ShouldBe(Now);
        data["expirationTime"].ShouldBe(Now.AddDays(7));
        data["nextVisibleTime"].ShouldBe(Now.AddSeconds(30));
        data["queueTrigger"].ShouldBe("text");
    }

    private static TriggerValue Value(string body) => QueueTriggerValue.Of(
        QueuesModelFactory.QueueMessage("id-1", "receipt", new BinaryData(body), 3, Now.AddSeconds(30), Now, Now.AddDays(7)), QueueHarness.Serializer);

    private sealed record Order(string Name, int Hours);
}

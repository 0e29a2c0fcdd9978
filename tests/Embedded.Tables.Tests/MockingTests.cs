using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Moq;

namespace Embedded.Tables.Tests;

public sealed class MockingTests
{
    [Fact]
    public async Task Clients_MockedWithMoq_AnswerWhatTheyAreTold()
    {
        var entity = new TableEntity("p", "r");
        var table = new Mock<TableClient>();
        table.SetupGet(client => client.Name).Returns("things");
        table.Setup(client => client.GetEntityAsync<TableEntity>("p", "r", null, default))
            .ReturnsAsync(Response.FromValue(entity, Mock.Of<Response>()));
        table.Setup(client => client.QueryAsync<TableEntity>(It.IsAny<string>(), null, null, default))
            .Returns(AsyncPageable<TableEntity>.FromPages([Page<TableEntity>.FromValues([entity], null, Mock.Of<Response>())]));
        var service = new Mock<TableServiceClient>();
        service.Setup(client => client.GetTableClient("things")).Returns(table.Object);
        service.Setup(client => client.CreateTableAsync("things", default))
            .ReturnsAsync(Response.FromValue(TableModelFactory.TableItem("things"), Mock.Of<Response>()));

        var mocked = service.Object.GetTableClient("things");

        (await mocked.GetEntityAsync<TableEntity>("p", "r")).Value.ShouldBeSameAs(entity);
        var listed = new List<TableEntity>();
        await foreach (var item in mocked.QueryAsync<TableEntity>("PartitionKey eq 'p'"))
        {
            listed.Add(item);
        }
        listed.ShouldBe([entity]);
        (await service.Object.CreateTableAsync("things")).Value.Name.ShouldBe("things");
        mocked.Name.ShouldBe("things");
    }
}

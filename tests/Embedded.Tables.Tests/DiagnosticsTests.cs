using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Azure;
using Azure.Core.Diagnostics;
using Azure.Data.Tables;

namespace Embedded.Tables.Tests;

[Collection(StorageCollection.Name)]
public sealed class DiagnosticsTests(StorageFixture storage)
{
    [Fact]
    public async Task Logging_MostVerbose_HoldsNeitherValuesNorFiltersNorSignatures()
    {
        var table = await storage.NewTableAsync();
        var lines = new ConcurrentQueue<string>();
        using (new AzureEventSourceListener((_, line) => lines.Enqueue(line), EventLevel.Verbose))
        {
            await table.AddEntityAsync(new TableEntity("p", "r") { ["Name"] = "Invented Person" });
            table.Query<TableEntity>(entity => entity.GetString("Name") == "Invented Person").Single().RowKey.ShouldBe("r");
            await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "r") { ["Name"] = "Invented Person" })]);
            await Should.ThrowAsync<RequestFailedException>(table.AddEntityAsync(new TableEntity("p", "r") { ["Name"] = "Invented Person" }));
        }

        var log = string.Join('\n', lines);
        log.ShouldContain(table.Name, customMessage: "the requests are logged");
        log.ShouldNotContain("Invented");
        log.ShouldNotContain("SharedKeyLite");
    }
}

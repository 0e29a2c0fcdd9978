using Azure.Data.Tables;
using CareFunctions.Logging;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Storage;

/// <summary>Brings into the lists what versions that knew no lists have kept.</summary>
public sealed class ListCompletion(IEnumerable<IListedTable> tables, TableServiceClient service, ILogger<ListCompletion> log)
{
    private const string MarkPartition = "lists";
    private const string MarkRow = "complete";

    /// <summary>At every start and every night, until a look at a table finds every row listed: after an update an instance of the version before may still
    /// write for a while. From then on it is known of the table.</summary>
    [Function("CompleteLists")]
    public async Task RunAsync([TimerTrigger("0 52 2 * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        foreach (var listed in tables)
        {
            var table = service.GetTableClient(listed.Table);
            if ((await table.GetEntityIfExistsAsync<TableEntity>(MarkPartition, MarkRow, cancellationToken: cancellationToken)).HasValue)
            {
                continue;
            }

            var count = await listed.ListUnlistedAsync(cancellationToken);
            log.Listed(listed.Table, count);
            if (count == 0)
            {
                await table.UpsertEntityAsync(new TableEntity(MarkPartition, MarkRow), cancellationToken: cancellationToken);
            }
        }
    }
}

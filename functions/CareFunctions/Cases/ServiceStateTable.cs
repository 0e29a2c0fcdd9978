using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using CareFunctions.Storage;

namespace CareFunctions.Cases;

/// <summary>How the services of each case stand, in table storage: beside the case, one row a service.</summary>
public sealed class ServiceStateTable(TableServiceClient service)
{
    private const string Content = "Content";

    private readonly TableClient _table = service.GetTableClient(Tables.Cases);

    /// <summary>How a service of a case stands; <see langword="null"/> where nothing was ever changed here.</summary>
    public async Task<ServiceState?> FindAsync(CaseReference reference, string service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return (await ReadAsync(reference, service, cancellationToken))?.State;
    }

    /// <summary>Keeps how a service stands. One from before what is there already changes nothing, and a repeat leaves the same.</summary>
    public async Task KeepAsync(ServiceState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        while (true)
        {
            var there = await ReadAsync(state.Case, state.Service, cancellationToken);
            if (there is { } known && known.State.At > state.At)
            {
                return;
            }

            var row = new TableEntity(CaseRows.Partition(state.Case), CaseRows.OfService(state.Service)) { [Content] = JsonSerializer.Serialize(state, StateJson.Options) };
            try
            {
                await (there is { } before
                    ? _table.UpdateEntityAsync(row, before.Version, TableUpdateMode.Replace, cancellationToken)
                    : _table.AddEntityAsync(row, cancellationToken));
                return;
            }
            catch (RequestFailedException fault) when (fault.Status is 409 or 412)
            {
                // Another change was kept in between: look again which is the later.
            }
        }
    }

    private async Task<(ServiceState State, ETag Version)?> ReadAsync(CaseReference reference, string service, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(CaseRows.Partition(reference), CaseRows.OfService(service), cancellationToken: cancellationToken);
        return found.HasValue ? (JsonSerializer.Deserialize<ServiceState>(found.Value!.GetString(Content), StateJson.Options)!, found.Value.ETag) : null;
    }
}

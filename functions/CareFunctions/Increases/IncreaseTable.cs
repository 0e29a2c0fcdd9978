using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Storage;

namespace CareFunctions.Increases;

/// <summary>The temporary increases in table storage: one partition a case, one row an increase, past ones included.</summary>
public sealed class IncreaseTable(TableServiceClient service)
{
    private const string Content = "Content";

    private readonly TableClient _table = service.GetTableClient(Tables.TemporaryIncreases);

    /// <summary>Adds an increase, or finds it where an earlier attempt added it.</summary>
    /// <returns>The increase as it stands.</returns>
    public async Task<TemporaryIncrease> AddAsync(TemporaryIncrease increase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(increase);
        try
        {
            await _table.AddEntityAsync(Row(increase), cancellationToken);
            return increase;
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            return (await FindAsync(increase.Case, increase.InstanceId, cancellationToken))!.Value.Increase;
        }
    }

    /// <summary>An increase and its version, or <see langword="null"/>.</summary>
    public async Task<(TemporaryIncrease Increase, ETag Version)?> FindAsync(
        CaseReference reference, string instanceId, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            Partition(reference), TableKey.Of(instanceId), cancellationToken: cancellationToken);
        return found.HasValue ? (Read(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>Changes an increase.</summary>
    /// <exception cref="RequestFailedException">It changed since it was read (412): the step is tried again.</exception>
    public Task UpdateAsync(TemporaryIncrease increase, ETag version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(increase);
        return _table.UpdateEntityAsync(Row(increase), version, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The increases of a case.</summary>
    public async Task<IReadOnlyList<TemporaryIncrease>> ListAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        var increases = new List<TemporaryIncrease>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(reference)}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            increases.Add(Read(row));
        }

        return increases;
    }

    /// <summary>The increases of every case that are in a state.</summary>
    public async Task<IReadOnlyList<TemporaryIncrease>> InStateAsync(IncreaseState state, CancellationToken cancellationToken)
    {
        var increases = new List<TemporaryIncrease>();
        var filter = TableClient.CreateQueryFilter($"State eq {state.ToString()}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            increases.Add(Read(row));
        }

        return increases;
    }

    private static string Partition(CaseReference reference) => TableKey.Of(reference.Council.Id, reference.Number);

    private static TableEntity Row(TemporaryIncrease increase) => new(Partition(increase.Case), TableKey.Of(increase.InstanceId))
    {
        [nameof(TemporaryIncrease.State)] = increase.State.ToString(),
        [Content] = JsonSerializer.Serialize(increase, StateJson.Options),
    };

    private static TemporaryIncrease Read(TableEntity row) =>
        JsonSerializer.Deserialize<TemporaryIncrease>(row.GetString(Content), StateJson.Options)!;
}

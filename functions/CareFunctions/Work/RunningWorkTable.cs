using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;

namespace CareFunctions.Work;

/// <summary>The register of running work in table storage: one partition a council, one row an instance.</summary>
public sealed class RunningWorkTable(TableServiceClient service)
{
    private const string Content = "Content";

    private readonly TableClient _table = service.GetTableClient(Tables.RunningWork);

    /// <summary>Registers work, or brings what is registered up to date. Repeating it changes nothing.</summary>
    public Task RegisterAsync(RunningWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        var row = new TableEntity(TableKey.Of(work.Case.Council.Id), TableKey.Of(work.InstanceId))
        {
            [nameof(RunningWork.Case)] = work.Case.ToString(),
            [nameof(RunningWork.Kind)] = work.Kind.ToString(),
            [Content] = JsonSerializer.Serialize(work, StateJson.Options),
        };
        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Takes work out of the register. Repeating it does nothing.</summary>
    public async Task RemoveAsync(Council council, string instanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        try
        {
            await _table.DeleteEntityAsync(TableKey.Of(council.Id), TableKey.Of(instanceId), ETag.All, cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // An earlier attempt took it out.
        }
    }

    /// <summary>The running work of a council, in no particular order.</summary>
    /// <param name="council">The council.</param>
    /// <param name="kind">Only this kind; <see langword="null"/> for both.</param>
    /// <param name="reference">Only this case; <see langword="null"/> for every one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<RunningWork> QueryAsync(
        Council council, RunningWorkKind? kind, CaseReference? reference, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Of(council.Id)}");
        if (kind is { } wanted)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Kind eq {wanted.ToString()}");
        }

        if (reference is not null)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Case eq {reference.ToString()}");
        }

        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return JsonSerializer.Deserialize<RunningWork>(row.GetString(Content), StateJson.Options)!;
        }
    }

    /// <summary>The running work of a case, the oldest first.</summary>
    public async Task<IReadOnlyList<RunningWork>> ListAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var work = new List<RunningWork>();
        await foreach (var one in QueryAsync(reference.Council, null, reference, cancellationToken))
        {
            work.Add(one);
        }

        return [.. work.OrderBy(one => one.Since).ThenBy(one => one.InstanceId, StringComparer.Ordinal)];
    }
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Storage;
using NodaTime.Text;

namespace CareFunctions.Work;

/// <summary>The register of running work in table storage: one partition a council, one row an instance; a clock has its place in the list of clocks, what ends first
/// first and what has no last day last.</summary>
public sealed class RunningWorkTable(TableServiceClient service) : IListedTable
{
    private const string Content = "Content";

    // An instance's key holds no '|' and begins with nothing that comes after it.
    private const string ClockList = "|clock|";
    private const string AfterInstances = "|";

    // Each time an attempt of the same step wrote in between.
    private const int MostAttempts = 20;

    private readonly TableClient _table = service.GetTableClient(Tables.RunningWork);

    /// <inheritdoc />
    public string Table => Tables.RunningWork;

    /// <summary>Registers work, or brings what is registered up to date. Repeating it changes nothing.</summary>
    public Task RegisterAsync(RunningWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return ChangeAsync(work.Case.Council, work.InstanceId, registered => registered is null
            ? ListedRow.Adding(Row(work), Place(work))
            : ListedRow.Changing(Row(work), Place(work), ListedRow.VersionOf(registered)), cancellationToken);
    }

    /// <summary>Takes work out of the register. Repeating it does nothing.</summary>
    public Task RemoveAsync(Council council, string instanceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        return ChangeAsync(council, instanceId, registered => registered is null ? [] : ListedRow.Removing(registered), cancellationToken);
    }

    /// <summary>A page of the clocks of some councils, or of one of their cases: what ends first first, what has no last day last.</summary>
    public Task<ListPage<RunningWork>> ClocksAsync(
        IEnumerable<Council> councils, CaseReference? reference, PageRequest asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(councils);
        ArgumentNullException.ThrowIfNull(asked);
        string[] conditions = reference is null ? [] : [OfCase(reference)];
        return ListPages.TakeAsync(
            councils.Select(council => ListedRow.ReadAsync(
                _table, TableKey.Of(council.Id), ClockList, asked.After, conditions, asked.Limit + 1, Read, cancellationToken)),
            asked.Limit,
            cancellationToken);
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
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Of(council.Id)} and RowKey lt {AfterInstances}");
        if (kind is { } wanted)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Kind eq {wanted.ToString()}");
        }

        if (reference is not null)
        {
            filter += " and " + OfCase(reference);
        }

        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return Read(row);
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

    /// <inheritdoc />
    public async Task<int> ListUnlistedAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var council in Council.All)
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {TableKey.Of(council.Id)} and RowKey lt {AfterInstances} and Kind eq {nameof(RunningWorkKind.Clock)}");
            await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                if (ListedRow.VersionOf(row) is { ListedAs: null } version)
                {
                    // Whoever changed it in between has listed it, or taken it out.
                    var work = Read(row);
                    await TrySubmitAsync(ListedRow.Changing(Row(work), Place(work), version), cancellationToken);
                    count++;
                }
            }
        }

        return count;
    }

    private async Task ChangeAsync(
        Council council, string instanceId, Func<TableEntity?, TableTransactionAction[]> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(TableKey.Of(council.Id), TableKey.Of(instanceId), cancellationToken: cancellationToken);
            if (change(found.HasValue ? found.Value : null) is not { Length: > 0 } actions || await TrySubmitAsync(actions, cancellationToken))
            {
                return;
            }
        }

        throw new InvalidOperationException($"{instanceId} could not be brought up to date in the register: others changed it {MostAttempts} times meanwhile.");
    }

    // 409: somebody else added it meanwhile; 412: changed it; 404: took it out.
    private async Task<bool> TrySubmitAsync(TableTransactionAction[] actions, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static string OfCase(CaseReference reference) => TableClient.CreateQueryFilter($"Case eq {reference.ToString()}");

    private static RunningWork Read(TableEntity row) => JsonSerializer.Deserialize<RunningWork>(row.GetString(Content), StateJson.Options)!;

    private static TableEntity Row(RunningWork work) => Row(work, TableKey.Of(work.InstanceId));

    private static TableEntity? Place(RunningWork work)
    {
        if (work.Kind != RunningWorkKind.Clock)
        {
            return null;
        }

        // "none" comes after every date.
        var until = work.LastDay is { } last ? LocalDatePattern.Iso.Format(last) : "none";
        return Row(work, FormattableString.Invariant($"{ClockList}{until}|{work.Since.UtcTicks:D19}|{TableKey.Of(work.InstanceId)}"));
    }

    private static TableEntity Row(RunningWork work, string key) => new(TableKey.Of(work.Case.Council.Id), key)
    {
        [nameof(RunningWork.Case)] = work.Case.ToString(),
        [nameof(RunningWork.Kind)] = work.Kind.ToString(),
        [Content] = JsonSerializer.Serialize(work, StateJson.Options),
    };
}

using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Storage;

namespace CareFunctions.Tasks;

/// <summary>The tasks in table storage: one partition a council, and in it one row a task with its place in the list of open tasks or in that of the others, each the ones
/// due first first. A decision that its procedure has not taken up yet has a row more, written in the same transaction as the task, so that it is found again
/// after a crash without reading every task.</summary>
public sealed class TaskTable(TableServiceClient service) : IListedTable
{
    private const string Content = "Content";
    private const string TaskPrefix = "task|";
    private const string PendingPrefix = "pending|";
    private const string OpenList = "open|";
    private const string OverList = "over|";

    private readonly TableClient _table = service.GetTableClient(Tables.Tasks);

    /// <inheritdoc />
    public string Table => Tables.Tasks;

    /// <summary>The id of the task that a step of a procedure opens.</summary>
    public static string IdOf(Council council, string instanceId, string step) => $"{council.Id}.{WorkIdentity.ForStep(instanceId, "task:" + step)}";

    /// <summary>The council in a task's id, or <see langword="null"/> if it is no task id.</summary>
    public static Council? CouncilOf(string taskId)
    {
        var dot = taskId.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && taskId.Length == dot + 41
            && taskId.Skip(dot + 1).All(char.IsAsciiHexDigitLower)
            && Council.TryParse(taskId[..dot], out var council) && council.Id == taskId[..dot]
                ? council
                : null;
    }

    /// <summary>Adds a task, or finds it where an earlier attempt added it.</summary>
    /// <returns>The task as it now stands, and whether this call added it.</returns>
    public async Task<(CareTask Task, bool Added)> AddAsync(CareTask task, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(ListedRow.Adding(Row(task), Place(task)), cancellationToken);
            return (task, true);
        }
        catch (RequestFailedException fault) when (fault.Status == 409)
        {
            var (existing, _) = await FindAsync(task.Id, cancellationToken)
                ?? throw new InvalidOperationException($"Task {task.Id} is there, but could not be read.");
            return (existing, false);
        }
    }

    /// <summary>A task and its version, or <see langword="null"/>.</summary>
    public async Task<(CareTask Task, RowVersion Version)?> FindAsync(string taskId, CancellationToken cancellationToken)
    {
        if (CouncilOf(taskId) is not { } council)
        {
            return null;
        }

        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            TableKey.Of(council.Id), TaskPrefix + taskId, cancellationToken: cancellationToken);
        return found.HasValue ? (Read(found.Value!), ListedRow.VersionOf(found.Value!)) : null;
    }

    /// <summary>Changes a task that has not changed since it was read.</summary>
    /// <returns>Whether it was still that version.</returns>
    public Task<bool> TryUpdateAsync(CareTask task, RowVersion version, CancellationToken cancellationToken) =>
        TrySubmitAsync(ListedRow.Changing(Row(task), Place(task), version), cancellationToken);

    /// <summary>Records a decision on a task that has not changed since it was read.</summary>
    /// <returns>Whether it was still that version, and so open: the only place where a decision and an expiry meet.</returns>
    public Task<bool> TryDecideAsync(CareTask decided, RowVersion version, CancellationToken cancellationToken) => TrySubmitAsync(
        [.. ListedRow.Changing(Row(decided), Place(decided), version), new(TableTransactionActionType.UpsertReplace, Pending(decided))], cancellationToken);

    /// <summary>Notes that the procedure has taken up the decision. Repeating it does nothing.</summary>
    public async Task TakenUpAsync(string taskId, CancellationToken cancellationToken)
    {
        var council = CouncilOf(taskId) ?? throw new ArgumentException("This is no task's id.", nameof(taskId));
        try
        {
            await _table.DeleteEntityAsync(TableKey.Of(council.Id), PendingPrefix + taskId, ETag.All, cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // An earlier attempt deleted it.
        }
    }

    /// <summary>The decisions in a council that no procedure has taken up yet.</summary>
    public async IAsyncEnumerable<CareTask> PendingAsync(
        Council council, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKey.Of(council.Id)} and RowKey ge {PendingPrefix} and RowKey lt {"pending}"}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (await FindAsync(row.RowKey[PendingPrefix.Length..], cancellationToken) is { } found)
            {
                yield return found.Task;
            }
        }
    }

    /// <summary>A page of the tasks of some councils that match every condition given, the ones due first first.</summary>
    public Task<ListPage<CareTask>> PageAsync(IEnumerable<Council> councils, TaskFilter filter, PageRequest asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(councils);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(asked);
        string[] lists = filter.State switch
        {
            null => [OpenList, OverList],
            TaskState.Open => [OpenList],
            _ => [OverList],
        };
        return ListPages.TakeAsync(
            councils.SelectMany(council => lists.Select(list => ListedRow.ReadAsync(
                _table, TableKey.Of(council.Id), list, asked.After, Conditions(filter), asked.Limit + 1, Read, cancellationToken))),
            asked.Limit,
            cancellationToken);
    }

    /// <summary>The tasks of a council that match every condition given, the ones due first first.</summary>
    public async Task<IReadOnlyList<CareTask>> QueryAsync(Council council, TaskFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        ArgumentNullException.ThrowIfNull(filter);
        var tasks = new List<CareTask>();
        await foreach (var row in RowsAsync(council, Conditions(filter), cancellationToken))
        {
            tasks.Add(Read(row));
        }

        return [.. tasks.OrderBy(task => task.DueAt).ThenBy(task => task.Id, StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task<int> ListUnlistedAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var council in Council.All)
        {
            await foreach (var row in RowsAsync(council, [], cancellationToken))
            {
                if (ListedRow.VersionOf(row) is { ListedAs: null } version)
                {
                    // Whoever changed it in between has listed it.
                    await TryUpdateAsync(Read(row), version, cancellationToken);
                    count++;
                }
            }
        }

        return count;
    }

    private AsyncPageable<TableEntity> RowsAsync(Council council, IEnumerable<string> conditions, CancellationToken cancellationToken)
    {
        var keys = TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Of(council.Id)} and RowKey ge {TaskPrefix} and RowKey lt {"task}"}");
        return _table.QueryAsync<TableEntity>(string.Join(" and ", conditions.Prepend(keys)), cancellationToken: cancellationToken);
    }

    private async Task<bool> TrySubmitAsync(IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            return false;
        }
    }

    private static IEnumerable<string> Conditions(TaskFilter filter)
    {
        if (filter.State is { } state)
        {
            yield return TableClient.CreateQueryFilter($"State eq {state.ToString()}");
        }

        if (filter.Kind is { } kind)
        {
            yield return TableClient.CreateQueryFilter($"Kind eq {kind}");
        }

        if (filter.Role is { } role)
        {
            yield return TableClient.CreateQueryFilter($"Role eq {role}");
        }

        if (filter.Case is { } reference)
        {
            yield return TableClient.CreateQueryFilter($"Case eq {reference.ToString()}");
        }
    }

    private static CareTask Read(TableEntity row) =>
        JsonSerializer.Deserialize<CareTask>(row.GetString(Content), StateJson.Options)!;

    private static TableEntity Row(CareTask task) => Row(task, TaskPrefix + task.Id);

    private static TableEntity Place(CareTask task) =>
        Row(task, FormattableString.Invariant($"{(task.State == TaskState.Open ? OpenList : OverList)}{task.DueAt.UtcTicks:D19}|{task.Id}"));

    private static TableEntity Row(CareTask task, string key) => new(TableKey.Of(task.Council.Id), key)
    {
        ["State"] = task.State.ToString(),
        ["Kind"] = task.Kind,
        ["Role"] = task.Role,
        ["Case"] = task.Case?.ToString(),
        ["DueAt"] = task.DueAt,
        [Content] = JsonSerializer.Serialize(task, StateJson.Options),
    };

    private static TableEntity Pending(CareTask task) =>
        new(TableKey.Of(task.Council.Id), PendingPrefix + task.Id) { ["InstanceId"] = task.InstanceId };
}

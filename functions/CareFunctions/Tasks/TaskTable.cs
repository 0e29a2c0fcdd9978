using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CareFunctions.Core.Councils;
using CareFunctions.Storage;

namespace CareFunctions.Tasks;

/// <summary>The tasks in table storage: one partition a council, and in it one row a task. A decision that its procedure has not taken up yet has
/// a second row, written and deleted in the same transaction as the task, so that it is found again after a crash without
/// reading every task.</summary>
public sealed class TaskTable(TableServiceClient service)
{
    private const string Content = "Content";
    private const string TaskPrefix = "task|";
    private const string PendingPrefix = "pending|";

    private readonly TableClient _table = service.GetTableClient(Tables.Tasks);

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
            await _table.AddEntityAsync(Row(task), cancellationToken);
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
    public async Task<(CareTask Task, ETag Version)?> FindAsync(string taskId, CancellationToken cancellationToken)
    {
        if (CouncilOf(taskId) is not { } council)
        {
            return null;
        }

        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            TableKey.Of(council.Id), TaskPrefix + taskId, cancellationToken: cancellationToken);
        return found.HasValue ? (Read(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>Changes a task that has not changed since it was read.</summary>
    /// <returns>Whether it was still that version.</returns>
    public async Task<bool> TryUpdateAsync(CareTask task, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(Row(task), version, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status == 412)
        {
            return false;
        }
    }

    /// <summary>Records a decision on a task that has not changed since it was read.</summary>
    /// <returns>Whether it was still that version, and so open: the only place where a decision and an expiry meet.</returns>
    public async Task<bool> TryDecideAsync(CareTask decided, ETag version, CancellationToken cancellationToken)
    {
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.UpdateReplace, Row(decided), version),
            new(TableTransactionActionType.UpsertReplace, Pending(decided)),
        ];
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

    /// <summary>The tasks of a council that match every condition given, the ones due first first.</summary>
    public async Task<IReadOnlyList<CareTask>> QueryAsync(
        Council council, TaskState? state, string? kind, string? role, CaseReference? reference, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKey.Of(council.Id)} and RowKey ge {TaskPrefix} and RowKey lt {"task}"}");
        if (state is { } wanted)
        {
            filter += " and " + TableClient.CreateQueryFilter($"State eq {wanted.ToString()}");
        }

        if (kind is not null)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Kind eq {kind}");
        }

        if (role is not null)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Role eq {role}");
        }

        if (reference is not null)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Case eq {reference.ToString()}");
        }

        var tasks = new List<CareTask>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            tasks.Add(Read(row));
        }

        return [.. tasks.OrderBy(task => task.DueAt).ThenBy(task => task.Id, StringComparer.Ordinal)];
    }

    private static CareTask Read(TableEntity row) =>
        JsonSerializer.Deserialize<CareTask>(row.GetString(Content), StateJson.Options)!;

    private static TableEntity Row(CareTask task) => new(TableKey.Of(task.Council.Id), TaskPrefix + task.Id)
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

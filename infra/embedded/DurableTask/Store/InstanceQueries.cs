using System.Globalization;
using System.Text;
using Embedded.TaskHubs.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Store;

/// <summary>Questions about many instances, answered page by page. Values are bound, never written into the SQL.</summary>
internal static class InstanceQueries
{
    private const string Columns = "i.id, i.name, i.status, i.created, i.updated, i.custom_status, p.tags, p.failure, p.input, p.output, i.key, i.completed";

    /// <summary>Instances in the order in which they were created.</summary>
    public static AsyncPageable<OrchestrationMetadata> All(HubFile file, EngineScope scope, OrchestrationQuery filter)
    {
        if (filter.TaskHubNames is { } hubs && hubs.Any() && !hubs.Contains(scope.Options.Name, StringComparer.OrdinalIgnoreCase))
        {
            return Pageable.Create(static (_, _) => Task.FromResult(new Page<OrchestrationMetadata>([])));
        }

        return Pageable.Create((string? token, int? size, CancellationToken cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            int count = size ?? filter.PageSize;
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(filter));
            long after = ParseToken(token ?? filter.ContinuationToken);
            return Task.FromResult(file.Read((filter, after, count, scope.Converter), static (reader, ask) =>
                ReadPage(reader, ask.filter, ask.after, ask.count, ask.Converter)));
        });
    }

    /// <summary>Ids of finished instances in the order in which they ended.</summary>
    public static Page<string> FinishedIds(
        HubFile file, IEnumerable<OrchestrationRuntimeStatus>? statuses, DateTimeOffset? from, DateTimeOffset? to, int count, string? token)
    {
        StringBuilder sql = new("SELECT i.id, i.completed, i.key FROM instances i WHERE i.completed IS NOT NULL");
        List<long> values = [];
        AddStatuses(sql, statuses, values);
        AddBound(sql, "i.completed >= ?", from?.UtcTicks, values);
        AddBound(sql, "i.completed <= ?", to?.UtcTicks, values);
        if (token is not null)
        {
            (long completed, long key) = ParsePair(token);
            sql.Append(" AND (i.completed, i.key) > (?, ?)");
            values.Add(completed);
            values.Add(key);
        }

        sql.Append(" ORDER BY i.completed, i.key LIMIT ?");
        values.Add(count + 1L);
        return file.Read((Sql: sql.ToString(), values, count), static (reader, ask) =>
        {
            using HubStatement statement = Bind(reader.Connection.PrepareOnce(ask.Sql), ask.values);
            List<string> ids = [];
            string? next = null;
            string last = string.Empty;
            while (statement.Step())
            {
                if (ids.Count == ask.count)
                {
                    next = last;
                    break;
                }

                ids.Add(statement.RequiredText(0));
                last = string.Create(CultureInfo.InvariantCulture, $"{statement.Int64(1)}-{statement.Int64(2)}");
            }

            return new Page<string>(ids, next);
        });
    }

    /// <summary>Keys of finished instances that a purge filter matches, after a key.</summary>
    public static List<long> FinishedKeys(HubReader reader, PurgeInstancesFilter filter, long after, int count)
    {
        StringBuilder sql = new("SELECT i.key FROM instances i WHERE i.completed IS NOT NULL AND i.key > ?");
        List<long> values = [after];
        AddStatuses(sql, filter.Statuses, values);
        AddBound(sql, "i.created >= ?", filter.CreatedFrom?.UtcTicks, values);
        AddBound(sql, "i.created <= ?", filter.CreatedTo?.UtcTicks, values);
        sql.Append(" ORDER BY i.key LIMIT ?");
        values.Add(count);
        using HubStatement statement = Bind(reader.Connection.PrepareOnce(sql.ToString()), values);
        List<long> keys = [];
        while (statement.Step())
        {
            keys.Add(statement.Int64(0));
        }

        return keys;
    }

    private static Page<OrchestrationMetadata> ReadPage(HubReader reader, OrchestrationQuery filter, long after, int count, DataConverter converter)
    {
        StringBuilder sql = new($"SELECT {Columns} FROM instances i JOIN payloads p ON p.key = i.key WHERE i.key > ?");
        List<long> values = [after];
        AddStatuses(sql, filter.Statuses, values);
        AddBound(sql, "i.created >= ?", filter.CreatedFrom?.UtcTicks, values);
        AddBound(sql, "i.created <= ?", filter.CreatedTo?.UtcTicks, values);
        bool prefix = !string.IsNullOrEmpty(filter.InstanceIdPrefix);
        if (prefix)
        {
            sql.Append(" AND substr(i.id, 1, ?) = ?");
        }

        sql.Append(" ORDER BY i.key LIMIT ?");
        using HubStatement statement = reader.Connection.PrepareOnce(sql.ToString());
        int index = 1;
        foreach (long value in values)
        {
            statement.Bind(index++, value);
        }

        if (prefix)
        {
            // SQLite counts characters, .NET counts UTF-16 units.
            statement.Bind(index++, filter.InstanceIdPrefix!.EnumerateRunes().Count()).Bind(index++, filter.InstanceIdPrefix);
        }

        statement.Bind(index, count + 1L);
        List<OrchestrationMetadata> found = [];
        long last = 0;
        bool more = false;
        while (statement.Step())
        {
            if (found.Count == count)
            {
                more = true;
                break;
            }

            found.Add(MetadataRow.Read(statement, filter.FetchInputsAndOutputs, converter));
            last = statement.Int64(10);
        }

        return new Page<OrchestrationMetadata>(found, more ? last.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static void AddStatuses(StringBuilder sql, IEnumerable<OrchestrationRuntimeStatus>? statuses, List<long> values)
    {
        if (statuses is null)
        {
            return;
        }

        List<long> wanted = [.. statuses.Select(static status => (long)status)];
        if (wanted.Count > 0)
        {
            sql.Append(" AND i.status IN (").AppendJoin(", ", Enumerable.Repeat("?", wanted.Count)).Append(')');
            values.AddRange(wanted);
        }
    }

    private static void AddBound(StringBuilder sql, string condition, long? value, List<long> values)
    {
        if (value is { } bound)
        {
            sql.Append(" AND ").Append(condition);
            values.Add(bound);
        }
    }

    private static HubStatement Bind(HubStatement statement, List<long> values)
    {
        for (int index = 0; index < values.Count; index++)
        {
            statement.Bind(index + 1, values[index]);
        }

        return statement;
    }

    private static long ParseToken(string? token) => string.IsNullOrEmpty(token)
        ? 0
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out long key)
            ? key
            : throw new ArgumentException("The continuation token is not one that this hub gave.", nameof(token));

    private static (long Completed, long Key) ParsePair(string token) =>
        token.Split('-') is [string first, string second]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out long completed)
        && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out long key)
            ? (completed, key)
            : throw new ArgumentException("The last instance key is not one that this hub gave.", nameof(token));
}

using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Embedded.Tables.Wire;

/// <summary>The operations on an account's tables.</summary>
internal static class TableRequests
{
    public static async Task<Response<TableItem>> CreateAsync(
        TableConnection connection, string name, bool mayExist, bool async, CancellationToken cancellationToken)
    {
        var request = new TableRequest(RequestMethod.Post, TablePath.Tables, mayExist ? [201, 204, 409] : [201, 204])
        {
            Headers = [new("Prefer", "return-no-content")],
            Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = TablePath.RequireTableName(name) }),
        };
        var response = await connection.SendAsync(request, async, cancellationToken);
        if (response.Status == 409)
        {
            // 409 also says that the table is still being deleted, and that is no table to work with.
            var failure = new RequestFailedException(response);
            if (failure.ErrorCode != TableErrorCode.TableAlreadyExists)
            {
                throw failure;
            }
        }
        return Response.FromValue(new TableItem(name), response);
    }

    public static Task<Response> DeleteAsync(TableConnection connection, string name, bool async, CancellationToken cancellationToken) =>
        connection.SendAsync(new TableRequest(RequestMethod.Delete, TablePath.Table(name), 204, 404), async, cancellationToken);

    public static FetchPage<TableItem> Query(TableConnection connection, string? filter) =>
        async (continuationToken, pageSize, async, cancellationToken) =>
        {
            var request = new TableRequest(RequestMethod.Get, TablePath.Tables, 200)
            {
                Query = [.. QueryOptions.Of(filter, pageSize), .. ContinuationToken.Query(continuationToken, "NextTableName")],
            };
            var response = await connection.SendAsync(request, async, cancellationToken);
            using var json = JsonDocument.Parse(response.Content);
            var tables = json.RootElement.GetProperty("value").EnumerateArray()
                .Select(table => new TableItem(table.GetProperty("TableName").GetString())).ToArray();
            return Page<TableItem>.FromValues(tables, ContinuationToken.Read(response, "NextTableName"), response);
        };
}

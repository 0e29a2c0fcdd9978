using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Embedded.Tables.Wire;

namespace Embedded.Tables.Transactions;

/// <summary>Entity group transactions: several actions on one partition that take effect together or not at all.</summary>
internal static class Transaction
{
    /// <exception cref="TableTransactionFailedException">An action failed, so none took effect.</exception>
    /// <exception cref="RequestFailedException">The service did not take the transaction as a whole.</exception>
    public static async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        TableConnection connection, string table, IEnumerable<TableTransactionAction> actions, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var requests = new EntityRequests(table);
        var submitted = actions.ToArray();
        if (submitted.Length == 0)
        {
            throw new InvalidOperationException("A transaction needs at least one action.");
        }
        RequireOnePartition(submitted);
        EmulatorLimits.Require(connection.AccountName, submitted);
        var operations = submitted.Select(action => Operation(requests, action)).ToArray();
        var boundary = $"batch_{Guid.NewGuid()}";
        var response = await connection.SendAsync(
            new TableRequest(RequestMethod.Post, TablePath.Batch, 202)
            {
                ContentType = $"multipart/mixed; boundary={boundary}",
                Body = Multipart(boundary, connection, operations),
            },
            async,
            cancellationToken);
        var answers = TransactionAnswer.Read(response);
        if (answers.FirstOrDefault(answer => answer.Status >= 400) is { } failed)
        {
            throw new TableTransactionFailedException(new RequestFailedException(failed, null, TableErrorParser.Instance));
        }
        return answers.Count == operations.Length
            ? Response.FromValue(answers, response)
            : throw new RequestFailedException(response);
    }

    // The service refuses this with the same code; the emulator does not, and would hide the fault until there is a real account.
    private static void RequireOnePartition(TableTransactionAction[] actions)
    {
        var stray = Array.FindIndex(actions, action => action.Entity.PartitionKey != actions[0].Entity.PartitionKey);
        if (stray > 0)
        {
            throw new TableTransactionFailedException(new RequestFailedException(
                400,
                $"{stray}:All actions of a transaction must be on entities of one partition.",
                TableErrorCode.CommandsInBatchActOnDifferentPartitions.ToString(),
                null));
        }
    }

    private static TableRequest Operation(EntityRequests requests, TableTransactionAction action)
    {
        ArgumentNullException.ThrowIfNull(action, "transactionActions");
        var version = action.ETag == default ? ETag.All : action.ETag;
        return action.ActionType switch
        {
            TableTransactionActionType.Add => requests.Add(action.Entity),
            TableTransactionActionType.UpdateMerge => requests.Put(action.Entity, TableUpdateMode.Merge, version),
            TableTransactionActionType.UpdateReplace => requests.Put(action.Entity, TableUpdateMode.Replace, version),
            TableTransactionActionType.Delete => requests.Delete(action.Entity.PartitionKey, action.Entity.RowKey, version),
            TableTransactionActionType.UpsertMerge => requests.Put(action.Entity, TableUpdateMode.Merge, null),
            TableTransactionActionType.UpsertReplace => requests.Put(action.Entity, TableUpdateMode.Replace, null),
            _ => throw new InvalidOperationException($"{action.ActionType} is not an action of a transaction."),
        };
    }

    private static byte[] Multipart(string boundary, TableConnection connection, TableRequest[] operations)
    {
        var changeset = $"changeset_{Guid.NewGuid()}";
        var body = new ArrayBufferWriter<byte>(operations.Length * 512);
        Write(body, $"--{boundary}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        for (var index = 0; index < operations.Length; index++)
        {
            var operation = operations[index];
            Write(body, $"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(body, $"{operation.Method} {connection.At(operation.Path).AbsoluteUri} HTTP/1.1\r\n");
            Write(body, string.Create(CultureInfo.InvariantCulture, $"Content-ID: {index + 1}\r\n"));
            Write(body, "Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
            foreach (var (name, value) in operation.Headers)
            {
                Write(body, $"{name}: {value}\r\n");
            }
            if (operation.Body is { } content)
            {
                Write(body, $"Content-Type: {operation.ContentType}\r\n\r\n");
                body.Write(content);
            }
            else
            {
                Write(body, "\r\n");
            }
            Write(body, "\r\n");
        }
        Write(body, $"--{changeset}--\r\n--{boundary}--\r\n");
        return body.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
